/**
 * The operator's side: who waits, what an applicant has shown, and the decisions. Each runs in a scope that reaches what a review looks at
 * or a decision writes of that one tenant, and nothing of what it sells to whom.
 *
 * @module
 */
import { Product } from "#core/catalog";
import { Membership } from "#core/identity";
import { Fault, fn, Id, Instant, RandomSource } from "#core/kernel";
import { type Reach, runInScope } from "#core/store";
import * as z from "zod";
import { changedMeanwhile, getRow, history, make, type Making, operatorReach } from "../move.store";
import { Move, moveRefused, Objection, type Status } from "../status";
import type { Info as StorefrontInfo } from "../storefront";
import { list as listStorefronts } from "../storefront.store";
import { movePartition } from "../tenant.entity";
import type { Row } from "../tenant.store";
import { type Onboarding, requireMet } from "./onboarding.store";
import { viewOf } from "./profile";
import { profilePartition } from "./profile.entity";
import { findProfile, readFacts, unchangedCheck } from "./profile.store";
import { requirementsOf } from "./requirement";

/** What a reviewer sees: the onboarding, some of the products, and the storefronts. `revision` is the one that a decision names. */
export type Review = Onboarding & {
  readonly products: readonly Pick<Product.Info, "productId" | "title" | "published">[];
  readonly storefronts: readonly Pick<StorefrontInfo, "name" | "title" | "theme">[];
};

/** Grows by one with every move. */
const revisionOf = ({ moves }: Row): number => moves + 1;

const shownProducts = 12;

/** @throws Fault `tenant.not_found` (not_found) */
export const review = fn(z.object({ tenantId: Id("ten"), memberId: Id("mem") }), ({ tenantId, memberId }) =>
  asOperator({ tenantId, memberId, because: "the operator reviews a tenant" }, () => read(tenantId)),
);

async function read(tenantId: Id<"ten">): Promise<Review> {
  const row = await getRow(tenantId);
  const { tenant, since } = row;
  const [profile, moves, facts, products, storefronts] = await Promise.all([
    findProfile(tenantId),
    history({ tenantId }),
    readFacts(tenant),
    tenant.roles.includes("supplier") ? Product.list({ supplierId: tenantId, limit: shownProducts }) : { items: [] },
    listStorefronts({ tenantId }),
  ]);
  return {
    tenant,
    since,
    profile: viewOf(profile),
    requirements: requirementsOf(profile, facts),
    history: moves,
    revision: revisionOf(row),
    products: products.items.map(({ productId, title, published }) => ({ productId, title, published })),
    storefronts: storefronts.map(({ name, title, theme }) => ({ name, title, theme })),
  };
}

const Decision = z.object({
  tenantId: Id("ten"),
  /** Of the operator's staff. */
  memberId: Id("mem"),
  /** Of the review that the decision is about. */
  revision: z.int().min(1),
  at: Instant,
  random: RandomSource,
});
type Decision = z.output<typeof Decision>;
const Reason = Move.shape.reason.unwrap().min(1);

/**
 * What was reviewed goes public. Everything is computed anew: what is missing by now stops it.
 *
 * @throws Fault `tenant.requirements_unmet`, `tenant.move_refused`, `tenant.changed_meanwhile` (conflict), `tenant.not_found` (not_found)
 */
export const approve = fn(Decision, (decision) =>
  decide(decision, "active", "in_review", {}, async ({ tenant }) => {
    const profile = await findProfile(tenant.tenantId);
    requireMet(requirementsOf(profile, await readFacts(tenant)));
    const writes = [unchangedCheck(tenant.tenantId, profile)];
    return profile.brand ? { writes, name: profile.brand.displayName } : { writes };
  }),
);

/**
 * Back to onboarding, saying of each requirement what has to be mended.
 *
 * @throws Fault `tenant.move_refused`, `tenant.changed_meanwhile` (conflict), `tenant.not_found` (not_found)
 */
export const reject = fn(Decision.extend({ objections: z.array(Objection).min(1).max(20) }), (decision) =>
  decide(decision, "onboarding", "in_review", { objections: decision.objections }),
);

/** @throws as `reject` does */
export const suspend = fn(Decision.extend({ reason: Reason }), (decision) =>
  decide(decision, "suspended", "active", { reason: decision.reason }),
);

/** @throws as `reject` does */
export const reinstate = fn(Decision.extend({ reason: Reason }), (decision) =>
  decide(decision, "active", "suspended", { reason: decision.reason }),
);

/** For good. @throws as `reject` does */
export const close = fn(Decision.extend({ reason: Reason }), (decision) =>
  decide(decision, "closed", "suspended", { reason: decision.reason }),
);

async function decide(
  { tenantId, memberId, revision, at, random }: Decision,
  to: Status,
  from: Status,
  said: NonNullable<Making["said"]>,
  more: (row: Row) => Promise<Parameters<typeof make>[3]> = async () => undefined,
): Promise<Review> {
  const memberships = await Membership.activeOf(memberId);
  return asOperator({ tenantId, memberId, because: `the operator decides that a tenant becomes ${to}` }, async () => {
    const row = await getRow(tenantId);
    if (row.tenant.roles.includes("operator")) throw ownOrganisation();
    if (memberships.some((membership) => membership.tenantId === tenantId)) throw ownDecision();
    // Approving and reinstating end alike and begin elsewhere: one is never taken for the other.
    if (row.tenant.status !== from) throw moveRefused(row.tenant.status, to);
    if (revisionOf(row) !== revision) throw changedMeanwhile();
    await make(row, to, { mover: "operator", memberId, at, random, said }, await more(row));
    return read(tenantId);
  });
}

const ownOrganisation = () =>
  new Fault("tenant.move_refused", "conflict", "The operator's own organisation isn't under its review", {
    wayOut: "Choose another organisation.",
  });

const ownDecision = () =>
  new Fault("tenant.own_decision", "forbidden", "Nobody decides about an organisation that they belong to", {
    wayOut: "Leave it to a colleague.",
  });

/**
 * What a decision with this time and member has made already: what its repetition answers.
 *
 * @throws Fault `tenant.changed_meanwhile` (conflict) where it was another's
 */
export async function decided({
  tenantId,
  memberId,
  at,
}: Pick<Decision, "tenantId" | "memberId" | "at">): Promise<Review> {
  return asOperator({ tenantId, memberId, because: "a decision is repeated" }, async () => {
    const found = await read(tenantId);
    if (!found.history.some((move) => move.memberId === memberId && move.at === at)) throw changedMeanwhile();
    return found;
  });
}

function asOperator<R>(
  { tenantId, memberId, because }: { tenantId: Id<"ten">; memberId: Id<"mem">; because: string },
  body: () => Promise<R>,
): Promise<R> {
  const read = (partition: string): Reach => ({ partition, access: "read", because });
  const reach = [
    ...operatorReach(tenantId, because),
    read(profilePartition(tenantId)),
    read(movePartition(tenantId)),
    read(`${tenantId}#product`),
    read(`${tenantId}#storefront`),
  ];
  return runInScope({ tenantId: null, actor: memberId, role: "operator", reach }, body);
}
