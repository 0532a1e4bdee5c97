/**
 * What an import did, or would have done, and every place in the file that has to be mended.
 *
 * @module
 */
import type { Import, RowProblem } from "../api/schema";
import { count, counted } from "../format";
import { DataTable } from "./table";
import { State } from "./text";

export const outcomeOf = ({ outcome, dryRun }: Import) =>
  outcome === "refused" ? (
    <State tone="bad">Refused</State>
  ) : dryRun ? (
    <State tone="quiet">Tried out</State>
  ) : (
    <State tone="good">Imported</State>
  );

export function verdict({ outcome, dryRun, products, problems }: Import): string {
  if (outcome === "refused") {
    const because = `all or nothing was asked for, and the file has ${counted(problems.errors, "error")}.`;
    return dryRun ? `An import would write nothing: ${because}` : `Nothing was written: ${because}`;
  }
  const written = products.created + products.changed;
  if (dryRun) return `Nothing was written. An import would write ${counted(written, "product")}.`;
  return written === 0 ? "The catalogue was up to date already." : `${counted(written, "product")} written.`;
}

export function ImportReport({ report }: { readonly report: Import }) {
  const { products, variants, rows, problems } = report;
  const figures = [
    ["Created", products.created],
    ["Changed", products.changed],
    ["Unchanged", products.unchanged],
    ["Left out", products.refused],
    ["Variants", variants],
    ["Rows read", rows],
  ] as const;
  return (
    <div class="report">
      <p class="report-verdict">
        {outcomeOf(report)} {verdict(report)}
      </p>
      <dl class="figures compact">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count(value)}</dd>
          </div>
        ))}
      </dl>
      {problems.first.length === 0 ? (
        <p class="quiet">Every row was fine.</p>
      ) : (
        <>
          <h3>
            {counted(problems.errors, "error")}, {counted(problems.warnings, "warning")}
          </h3>
          <p class="quiet">
            {problems.errors + problems.warnings > problems.first.length
              ? `The first ${problems.first.length}; mend them and import again to see the rest.`
              : "Errors left a row out; warnings changed or ignored a detail."}
          </p>
          <DataTable
            caption="Problems in the file"
            columns={columns}
            rows={numbered(problems.first)}
            keyOf={({ key }) => key}
          />
        </>
      )}
    </div>
  );
}

type Numbered = RowProblem & { readonly key: string };
const numbered = (problems: readonly RowProblem[]): Numbered[] =>
  problems.map((problem, index) => ({ ...problem, key: String(index) }));

const columns = [
  { label: "Line", kind: "number" as const, cell: ({ line }: Numbered) => count(line) },
  {
    label: "Problem",
    kind: "main" as const,
    cell: ({ message, code }: Numbered) => (
      <>
        {message}
        <code class="under">{code}</code>
      </>
    ),
  },
  { label: "Column", cell: ({ column }: Numbered) => column ?? <span class="quiet">Whole row</span> },
  { label: "Product", cell: ({ handle }: Numbered) => handle ?? <span class="quiet">Unknown</span> },
  {
    label: "Grade",
    cell: ({ severity }: Numbered) =>
      severity === "error" ? <State tone="bad">Error</State> : <State tone="wait">Warning</State>,
  },
];
