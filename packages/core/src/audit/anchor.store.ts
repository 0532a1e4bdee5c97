/**
 * Anchors: where a tenant's chain ended at a full hour, kept outside the tenant's key space and told in its event log.
 *
 * An hour's anchor is written once, and only after the entries since the anchor before it were found whole, so a break is found
 * within the hour and never sealed over. A chain that nobody wrote to gets none.
 *
 * @module
 */
import { Fault, type Id, type Instant, type Random } from "../kernel";
import { commit, type Reach, withReach } from "../store";
import { Anchored } from "./audit.event";
import { AnchorEntity, anchorPartition } from "./audit.entity";
import { read, readHead } from "./audit.store";
import { type Break, type Chain, type Mark, type Verdict, verify } from "./chain";
import { beginning, type End } from "./entry";

const reachOf = (tenantId: Id<"ten">, access: Reach["access"]): Reach[] => [
  { partition: anchorPartition(tenantId), access, because: "the end of the audit chain is anchored outside of it" },
];

export type Anchoring =
  | { readonly outcome: "anchored" | "unchanged"; readonly end: End }
  | { readonly outcome: "broken"; readonly broken: Break };

/** Anchors the chain of this hour. In the tenant's scope; again in the same hour it changes nothing. */
export async function anchor({
  tenantId,
  at,
  random,
}: {
  readonly tenantId: Id<"ten">;
  readonly at: Instant;
  readonly random: Random;
}): Promise<Anchoring> {
  const from = (await findLast(tenantId)) ?? beginning;
  const { broken, ...end } = await verify({ ...chainOf(tenantId), from, marks: [] });
  if (broken) return { outcome: "broken", broken };
  if (end.length === from.length) return { outcome: "unchanged", end };
  const anchored = new Fault("audit.anchored", "conflict", "This hour has its anchor already", {
    wayOut: "Nothing needs doing: one anchor an hour is enough.",
  });
  const event = Anchored.create({ tenantId, subject: tenantId, at, random, data: end });
  const put = AnchorEntity.create({ tenantId, hour: at.slice(0, 13), ...end }).params();
  try {
    await withReach(reachOf(tenantId, "write"), () => commit({ writes: [{ put, orFault: anchored }], event }));
    return { outcome: "anchored", end };
  } catch (error) {
    if (error !== anchored) throw error;
    return { outcome: "unchanged", end };
  }
}

/** The chain as it lies in the table. */
const chainOf = (tenantId: Id<"ten">): Pick<Chain, "tenantId" | "entries" | "head"> => ({
  tenantId,
  entries: (after) => read(tenantId, after),
  head: () => readHead(tenantId),
});

/** Where the chain ended when it was last anchored (U4). */
async function findLast(tenantId: Id<"ten">): Promise<End | undefined> {
  const { data } = await withReach(reachOf(tenantId, "read"), () =>
    AnchorEntity.query.anchor({ tenantId }).go({ order: "desc", limit: 1, pages: 1, consistent: true }),
  );
  const [last] = data;
  return last && { length: last.length, hash: last.hash };
}

/** Every anchor of a chain, oldest first (U5). */
export async function listAnchors(tenantId: Id<"ten">): Promise<Mark[]> {
  const { data } = await withReach(reachOf(tenantId, "read"), () =>
    AnchorEntity.query.anchor({ tenantId }).go({ pages: "all", consistent: true }),
  );
  return data.map(({ length, hash, hour }) => ({ length, hash, seen: `when it was anchored at ${hour}:00 UTC` }));
}

/** The whole chain against its head, its anchors and whatever else saw it. In the tenant's scope. */
export async function verifyTenant({
  tenantId,
  witnesses = [],
  onEntry,
}: {
  readonly tenantId: Id<"ten">;
  readonly witnesses?: readonly Mark[];
  readonly onEntry?: (sequence: number) => void;
}): Promise<Verdict> {
  const marks = [...(await listAnchors(tenantId)), ...witnesses];
  return verify({ ...chainOf(tenantId), marks, ...(onEntry ? { onEntry } : {}) });
}
