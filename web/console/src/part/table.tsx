/**
 * DataTable: rows and columns on a desk, one card for each row on a phone.
 *
 * The roles are written out because a table that is displayed as anything else loses its own in some browsers.
 *
 * @module
 */
import type { Child } from "hono/jsx";
import type { Pages } from "../api/query";
import { Failed } from "./states";

export type Column<T> = {
  readonly label: string;
  readonly cell: (row: T) => Child;
  /** `main` heads the row, and the card; `number` is set flush right; `action` holds buttons. */
  readonly kind?: "main" | "number" | "action";
};

export function DataTable<T>({
  caption,
  columns,
  rows,
  keyOf,
}: {
  /** Says what the table holds; for those who can't see the heading above it. */
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
}) {
  return (
    <div class="sheet">
      <table role="table">
        <caption class="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ label, kind = "text" }) => (
              <th key={label} scope="col" role="columnheader" class={`is-${kind}`}>
                {kind === "action" ? <span class="visually-hidden">{label}</span> : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={keyOf(row)}>
              {columns.map(({ label, cell, kind = "text" }) =>
                kind === "main" ? (
                  <th key={label} scope="row" role="rowheader" class="is-main">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={label} role="cell" class={`is-${kind}`} data-label={label}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What stands below a list that is read page by page. */
export function More<T>({
  pages,
  shown,
  noun,
}: {
  readonly pages: Pages<T>;
  readonly shown: number;
  readonly noun: string;
}) {
  return (
    <div class="more">
      {pages.moreProblem ? <Failed problem={pages.moreProblem} /> : null}
      {pages.more ? (
        <button type="button" class="button" onClick={pages.more} disabled={pages.isBusy}>
          {pages.isBusy ? "Loading…" : `Show more ${noun}`}
        </button>
      ) : null}
      <p class="quiet" role="status">
        {pages.more ? `The first ${shown} ${noun}` : `${shown} ${noun}`}
      </p>
    </div>
  );
}
