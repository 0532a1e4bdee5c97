import { type Page, type Paging, readPage, recordOnce } from "../store";
import type { Id } from "../kernel";
import { Info } from "./accrual";
import { AccrualEntity } from "./accrual.entity";

/** Records an accrual at its partner, once (I4). Runs in the partner's scope. */
export const record = (accrual: Info): Promise<"recorded" | "replayed"> =>
  recordOnce({ put: AccrualEntity.create(accrual).params() });

/** A partner's accruals, newest first (A2). */
export function list({ partnerId, ...paging }: { readonly partnerId: Id<"ten"> } & Paging): Promise<Page<Info>> {
  const query = AccrualEntity.query.accrual({ partnerId });
  return readPage(paging, {
    prefix: "acc",
    read: (before, options) =>
      (before === undefined ? query : query.lt({ accrualId: before })).go({ ...options, order: "desc" }),
    idOf: ({ accrualId }) => accrualId,
    toItem: (row) => Info.parse(row),
  });
}
