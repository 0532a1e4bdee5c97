import { recordOnce } from "../store";
import type { Id } from "../kernel";
import { Info } from "./accrual";
import { AccrualEntity } from "./accrual.entity";

/** Records an accrual at its partner, once (I4). Runs in the partner's scope. */
export const record = (accrual: Info): Promise<"recorded" | "replayed"> =>
  recordOnce({ put: AccrualEntity.create(accrual).params() });

/** A partner's accruals, newest first (A2). */
export async function list({
  partnerId,
  cursor,
  limit = 50,
}: {
  partnerId: Id<"ten">;
  cursor?: string;
  limit?: number;
}) {
  const page = await AccrualEntity.query
    .accrual({ partnerId })
    .go({ limit, pages: 1, order: "desc", cursor: cursor ?? null });
  return { items: page.data.map((item) => Info.parse(item)), nextCursor: page.cursor };
}
