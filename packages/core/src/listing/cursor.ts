/**
 * Cursors: the list they belong to, and the place in it. The list is only compared with the one that was asked for, and never
 * read: one from elsewhere is refused, and a forged one is a place in the list that was asked for, nothing more (invariant 2).
 *
 * @module
 */
import { Fault } from "#core/kernel";
import * as z from "zod";

export const writeCursor = (list: string, after: string): string =>
  Buffer.from(JSON.stringify([list, after])).toString("base64url");

const Cursor = z.tuple([z.string(), z.string().min(1).max(400)]);

/** @throws Fault `listing.cursor_invalid` (invalid) */
export function readCursor(list: string, cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [of, after] = parse(cursor) ?? [];
  if (of === list && after !== undefined) return after;
  throw new Fault("listing.cursor_invalid", "invalid", "That cursor doesn't belong to this list", {
    wayOut: "Use the cursor of the page before, or begin without one.",
  });
}

function parse(cursor: string): z.infer<typeof Cursor> | undefined {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    return undefined;
  }
}
