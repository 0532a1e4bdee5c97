import * as z from "zod";
import { createId, Id, Instant, invariant } from "../kernel";
import { Order } from "../order";
import { type Reach, recordOnce, runInScope } from "../store";
import { SubjectOrderEntity, subjectPartition } from "./subject-order.entity";

/** What a pointer says of an order: who got a part of it, through whose storefront, under which agreement. */
export const Pointer = z.object({
  orderId: Id("ord"),
  /** Whose storefront it was. */
  tenantId: Id("ten"),
  placedAt: Instant,
  parts: z.array(z.tuple([Id("ten"), z.union([Id("agr"), z.literal("")]), Order.Part.shape.share])),
});
export type Pointer = z.infer<typeof Pointer>;

/** Notes a placed order at its consumer, once. */
export function noteOrder({
  orderId,
  subjectId,
  tenantId,
  placedAt,
  parts,
}: Pick<Order.Info, "orderId" | "subjectId" | "tenantId" | "placedAt" | "parts">): Promise<"recorded" | "replayed"> {
  invariant(placedAt, "only a placed order is noted");
  const refs = parts.map(({ supplierId, agreementId, share }) => [supplierId, agreementId ?? "", share]);
  return atSubject(subjectId, "write", () =>
    recordOnce({
      put: SubjectOrderEntity.create({ subjectId, orderId, tenantId, placedAt, parts: refs }).params(),
    }),
  );
}

/** A consumer's orders from `from` on, oldest first (PS1, PS2). */
export async function pointersOf(subjectId: Id<"sbj">, from?: Instant): Promise<Pointer[]> {
  const { data } = await atSubject(subjectId, "read", () => {
    const query = SubjectOrderEntity.query.order({ subjectId });
    const since = from && createId("ord", from, () => new Uint8Array(10));
    return (since ? query.gte({ orderId: since }) : query).go({ pages: "all", consistent: true });
  });
  return data.map((row) => Pointer.parse(row));
}

const atSubject = <R>(subjectId: Id<"sbj">, access: Reach["access"], body: () => Promise<R>): Promise<R> =>
  runInScope(
    {
      tenantId: null,
      actor: "privacy",
      role: "privacy",
      reach: [{ partition: subjectPartition(subjectId), access, because: "which orders a consumer placed" }],
    },
    body,
  );
