/**
 * Reads docs/security.md: its tables, and which tests their last column names.
 *
 * A cell is a list with `;` between its parts. A part is a test (`` `path`: part of its title ``; after it, titles of the same file stand
 * alone), a whole file (`` `path` ``), or begins with `open:` or `not applicable:` and says why.
 *
 * @module
 */
import { parseSync } from "@swc/core";
import { read } from "./access-patterns";

export type Row = { readonly first: string; readonly last: string; readonly cells: readonly string[] };

/** Rows of all tables that have a column of this name. `last` is that column's cell. */
export function rowsOf(page: string, column: string): Row[] {
  let at: number | undefined;
  return page.split("\n").flatMap((line) => {
    const cells = line.startsWith("|")
      ? line
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map((cell) => cell.trim())
      : [];
    if (cells.length === 0) at = undefined;
    else if (at === undefined) at = cells.indexOf(column);
    else if (at >= 0 && !cells.every((cell) => /^:?-+:?$/.test(cell)))
      return [{ first: cells[0] ?? "", last: cells[at] ?? "", cells }];
    return [];
  });
}

/** Without a title, all of the file. */
type Test = { readonly path: string; readonly title: string | undefined };
type HeldBy = {
  readonly tests: readonly Test[];
  readonly open: readonly string[];
  readonly notApplicable: readonly string[];
};

/** @throws where a part is none of these */
export function heldBy(cell: string): HeldBy {
  const tests: Test[] = [];
  const open: string[] = [];
  const notApplicable: string[] = [];
  for (const part of cell.split(/;\s+/)) {
    const [, path, title] = /^`([^`]+\.test\.tsx?)`(?:: (.+))?$/.exec(part) ?? [];
    const [, kind, why] = /^(open|not applicable): (.+)$/.exec(part) ?? [];
    const before = tests.at(-1);
    if (path) tests.push({ path, title });
    else if (kind && why) (kind === "open" ? open : notApplicable).push(why);
    else if (before && part && !part.startsWith("`")) tests.push({ path: before.path, title: part });
    else throw new Error(`neither a test nor a reason: "${part}" in "${cell}"`);
  }
  return { tests, open, notApplicable };
}

const known = new Map<string, readonly string[]>();

/** The titles of a test file's suites and tests. Where a template has a value, the parts before and after it. */
export function titlesOf(path: string): readonly string[] {
  const before = known.get(path);
  if (before) return before;
  const titles: string[] = [];
  walk(parseSync(read(path), { syntax: "typescript", tsx: path.endsWith("x"), target: "esnext" }), titles);
  known.set(path, titles);
  return titles;
}

function walk(node: unknown, titles: string[]): void {
  if (typeof node !== "object" || node === null) return;
  if (isCall(node) && ["describe", "it", "test"].includes(rootOf(node.callee)))
    titles.push(...textOf(node.arguments[0]));
  for (const child of Object.values(node)) walk(child, titles);
}

type Node = Readonly<Record<string, unknown>>;
type Call = { readonly callee: unknown; readonly arguments: readonly unknown[] };

const isCall = (node: object): node is Call => (node as Node)["type"] === "CallExpression";

/** `it` of `it`, `it.each(…)`, `it.skipIf(…).each` and the like. */
function rootOf(callee: unknown): string {
  const { type, value, object, callee: inner } = callee as Node;
  if (type === "Identifier") return String(value);
  if (type === "MemberExpression") return rootOf(object);
  return type === "CallExpression" ? rootOf(inner) : "";
}

function textOf(argument: unknown): string[] {
  const expression = (argument as Node | undefined)?.["expression"] as Node | undefined;
  if (expression?.["type"] === "StringLiteral") return [String(expression["value"])];
  if (expression?.["type"] !== "TemplateLiteral") return [];
  return (expression["quasis"] as readonly Node[]).map(({ cooked }) => String(cooked));
}
