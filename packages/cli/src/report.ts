/**
 * An import's report, for people.
 *
 * @module
 */
import type { ImportReport, RowProblem } from "#core/catalog/import";
import { printable } from "./io";

/** Problems shown; `--json` has more. */
const shown = 40;

export function formatReport(report: ImportReport, colour: boolean): string {
  const { products, withdrawn, variants, rows, problems } = report;
  const headline =
    report.outcome === "refused"
      ? "Nothing was written: the file has errors, and --strict wants none."
      : report.dryRun
        ? "Dry run: nothing was written. This is what would have happened."
        : `Import ${report.importId}`;
  const counts: readonly [string, number][] = [
    ["created", products.created],
    ["changed", products.changed],
    ["unchanged", products.unchanged],
    ["refused", products.refused],
  ];
  return [
    headline,
    "",
    `  Products   ${counts.map(([name, count]) => `${count} ${name}`).join(", ")}`,
    `  Withdrawn  ${withdrawn.products} products, ${withdrawn.variants} variants`,
    `  Variants   ${variants}`,
    `  Rows       ${rows}`,
    `  Problems   ${problems.errors} errors, ${problems.warnings} warnings`,
    "",
    ...problemTable(problems.first.slice(0, shown), colour),
    ...moreLine(problems),
  ].join("\n");
}

function problemTable(problems: readonly RowProblem[], colour: boolean): string[] {
  if (problems.length === 0) return [];
  const rows = problems.map(({ line, column = "", columnNumber, severity, code, message }) => [
    String(line),
    columnNumber === undefined ? printable(column) : `${columnNumber} ${printable(column)}`,
    severity,
    code,
    printable(message),
  ]);
  const heading = ["Line", "Column", "Grade", "Code", "What is wrong"];
  const widths = heading.map((name, index) =>
    index === heading.length - 1 ? 0 : Math.max(name.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const format = (row: readonly string[]) =>
    `  ${row.map((cell, index) => (index === 0 ? cell.padStart(widths[0] ?? 0) : cell.padEnd(widths[index] ?? 0))).join("  ")}`.trimEnd();
  const paint = (text: string, severity: string | undefined) =>
    colour ? `\u001B[${severity === "error" ? 31 : 33}m${text}\u001B[0m` : text;
  return [format(heading), ...rows.map((row) => paint(format(row), row[2])), ""];
}

function moreLine({ errors, warnings, first }: ImportReport["problems"]): string[] {
  const more = errors + warnings - Math.min(first.length, shown);
  return more > 0 ? [`  … and ${more} more.`, ""] : [];
}
