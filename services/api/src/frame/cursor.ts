/**
 * Cursors: where the next page of a list begins, sealed so that a caller can only hand back what it was given.
 *
 * A cursor holds a key of the table. The seal binds it to the tenant and the list it came from, so a cursor made up, altered,
 * or carried over from another tenant is refused here, long before the guard would (invariant 2).
 *
 * @module
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { cursorInvalid } from "./protocol-fault";

const sealBytes = 12;

export type Sealer = {
  readonly seal: (list: string, cursor: string) => string;
  /** @throws Fault `http.cursor_invalid` (422) */
  readonly open: (list: string, sealed: string) => string;
};

export function sealer(secret: string): Sealer {
  const sealOf = (list: string, cursor: string) =>
    createHmac("sha256", secret).update(`cursor\u0000${list}\u0000${cursor}`).digest().subarray(0, sealBytes);
  return {
    seal: (list, cursor) => Buffer.concat([sealOf(list, cursor), Buffer.from(cursor)]).toString("base64url"),
    open: (list, sealed) => {
      const bytes = Buffer.from(sealed, "base64url");
      const cursor = bytes.subarray(sealBytes).toString();
      if (bytes.length <= sealBytes || !timingSafeEqual(sealOf(list, cursor), bytes.subarray(0, sealBytes))) {
        throw cursorInvalid();
      }
      return cursor;
    },
  };
}

/** The query of every list. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50).meta({ description: "How many items at most." }),
  cursor: z.string().min(1).max(2_000).optional().meta({ description: "`nextCursor` of the page before." }),
});

/** A page of a list. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: "Asks for the next page; null on the last." }),
  });
