/**
 * The rows of accounts for code that doesn't load Better Auth.
 *
 * @module
 */
import type { Reach, Write } from "#core/store";
import { accountSecret } from "../token";
import { type AtRest, atRestWith } from "./at-rest";
import { type Change, reachTo, type Rows, tableRows, writesOf } from "./rows";

let known: { readonly secret: string; readonly atRest: AtRest; readonly rows: Rows } | undefined;

/** A key is derived once for a secret; a test may change it. */
function own() {
  const secret = accountSecret();
  if (known?.secret !== secret) {
    const atRest = atRestWith(secret);
    known = { secret, atRest, rows: tableRows(atRest) };
  }
  return known;
}

export const accountRows = (): Rows => own().rows;

/** The writes of these changes, for somebody else's commit, and what its scope has to reach. */
export function accountWrites(changes: readonly Change[]): { readonly writes: Write[]; readonly reach: Reach[] } {
  const touched = changes.flatMap((change) => writesOf(change, own().atRest));
  return {
    writes: touched.map(({ write }) => write),
    reach: reachTo(
      touched.map(({ partition }) => partition),
      "write",
    ),
  };
}
