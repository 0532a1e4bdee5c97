/**
 * A tenant's own way to being active: what it says of itself, what is missing, and handing it in. In the tenant's own scope.
 *
 * @module
 */
import { Fault, fn, Id, Instant, RandomSource } from "#core/kernel";
import { commit, withReach } from "#core/store";
import * as z from "zod";
import { changedMeanwhile, getRow, history, make, moveReach } from "../move.store";
import { type Move, moveRefused, requireMove } from "../status";
import type { Info } from "../tenant";
import { type Row, stillAt } from "../tenant.store";
import { vatIdExpected } from "./number";
import { sealPayout } from "./payout";
import { platformTerms } from "./platform-terms";
import {
  type Acceptance,
  Brand,
  Company,
  type Part,
  Payout,
  type Profile,
  requireEditable,
  revisionMismatch,
  Tax,
  type View,
  viewOf,
} from "./profile";
import { findProfile, partWrite, readFacts, unchangedCheck } from "./profile.store";
import { type Requirement, requirementsOf, unmet } from "./requirement";

export type Onboarding = {
  readonly tenant: Info;
  /** When it came into its status. */
  readonly since: Instant;
  readonly profile: View;
  readonly requirements: readonly Requirement[];
  /** Oldest first. */
  readonly history: readonly Move[];
  /** Of the profile. */
  readonly revision: number;
};

/** Where this tenant stands: requirements are computed from what there is now. */
export async function state({ tenantId }: { readonly tenantId: Id<"ten"> }): Promise<Onboarding> {
  const row = await getRow(tenantId);
  const [profile, moves] = await Promise.all([findProfile(tenantId), history({ tenantId })]);
  return stateOf(row, profile, moves);
}

async function stateOf({ tenant, since }: Row, profile: Profile, moves: readonly Move[]): Promise<Onboarding> {
  const requirements = requirementsOf(profile, await readFacts(tenant));
  return { tenant, since, profile: viewOf(profile), requirements, history: moves, revision: profile.revision };
}

const Editing = z.object({
  tenantId: Id("ten"),
  memberId: Id("mem"),
  /** Of the profile, as it was read. */
  revision: z.int().min(1),
  at: Instant,
  random: RandomSource,
});
type Editing = z.output<typeof Editing>;

/**
 * Sets a part of the profile. The first one begins the onboarding.
 *
 * @throws Fault `tenant.profile_locked`, `tenant.changed_meanwhile` (conflict), `tenant.profile_revision_mismatch` (precondition)
 */
export const setCompany = fn(Editing.extend({ company: Company }), (input) => set(input, "company", input.company));
export const setBrand = fn(Editing.extend({ brand: Brand }), (input) => set(input, "brand", input.brand));
export const setTax = fn(Editing.extend({ tax: Tax }), async (input) => {
  const { isVatId } = await import("./vat");
  if (!isVatId(input.tax.vatId)) throw notAVatId();
  return set(input, "tax", input.tax);
});

const notAVatId = () =>
  new Fault("input.invalid", "invalid", "Some of the input isn't valid", {
    wayOut: "Correct the fields listed in details and send it again.",
    details: [{ path: "tax/vatId", code: "custom", message: vatIdExpected }],
  });
export const setPayout = fn(Editing.extend({ payout: Payout }), async (input) =>
  set(input, "payout", await sealPayout(input.tenantId, input.payout, input.at)),
);

/**
 * Accepts the platform's terms, by version and hash of what the member was shown.
 *
 * @throws Fault `tenant.terms_outdated` (conflict) for another text than today's, and whatever setting a part throws
 */
export const acceptTerms = fn(Editing.extend({ version: z.string(), hash: z.string() }), (input) => {
  const { version, hash, memberId, at } = input;
  if (version !== platformTerms.version || hash !== platformTerms.hash) {
    throw new Fault("tenant.terms_outdated", "conflict", "These aren't the terms that hold now", {
      wayOut: "Read the present terms and accept those.",
    });
  }
  const acceptance: Acceptance = { version, hash, memberId, acceptedAt: at };
  return set(input, "terms", acceptance);
});

async function set<P extends Part>(
  { tenantId, memberId, revision, at, random }: Editing,
  part: P,
  value: NonNullable<Profile[P]>,
): Promise<Onboarding> {
  const [row, profile] = await Promise.all([getRow(tenantId), findProfile(tenantId)]);
  requireEditable(row.tenant.status, part);
  if (profile.revision !== revision) throw revisionMismatch();
  const write = partWrite(tenantId, profile, part, value);
  if (row.tenant.status === "applied") {
    await make(row, "onboarding", { mover: "tenant", memberId, at, random }, { writes: [write] });
  } else {
    // Handed in at the same moment, it must not change any more.
    await withReach(moveReach(tenantId, "a profile is edited"), () =>
      commit({ writes: [write, { check: stillAt(row), orFault: changedMeanwhile() }] }),
    );
  }
  return state({ tenantId });
}

const Submission = Editing.omit({ revision: true });

/**
 * Hands the onboarding in. Nothing may be missing, and nothing of the profile changes from here on.
 *
 * @throws Fault `tenant.requirements_unmet` (conflict, details name them), `tenant.move_refused`, `tenant.changed_meanwhile` (conflict)
 */
export const submit = fn(Submission, async ({ tenantId, memberId, at, random }): Promise<Onboarding> => {
  const row = await getRow(tenantId);
  requireMove(row.tenant.status, "in_review", "tenant");
  const profile = await findProfile(tenantId);
  requireMet(requirementsOf(profile, await readFacts(row.tenant)));
  const writes = [unchangedCheck(tenantId, profile)];
  await make(row, "in_review", { mover: "tenant", memberId, at, random }, { writes });
  return state({ tenantId });
});

/**
 * What a submission with this time and member has made already: what its repetition answers.
 *
 * @throws Fault `tenant.move_refused` (conflict) where it was another's
 */
export async function submitted({
  tenantId,
  memberId,
  at,
}: Pick<Editing, "tenantId" | "memberId" | "at">): Promise<Onboarding> {
  const found = await state({ tenantId });
  const own = found.history.some((move) => move.to === "in_review" && move.memberId === memberId && move.at === at);
  if (!own) throw moveRefused(found.tenant.status, "in_review");
  return found;
}

/** @throws Fault `tenant.requirements_unmet` (conflict, details name them) */
export function requireMet(requirements: readonly Requirement[]): void {
  const missing = unmet(requirements);
  if (missing.length === 0) return;
  throw new Fault("tenant.requirements_unmet", "conflict", "Something is still missing", {
    wayOut: "Complete what is listed in details first.",
    details: missing.map(({ code, missing: message }) => ({
      path: `requirements/${code}`,
      code,
      message: message ?? "",
    })),
  });
}
