/**
 * The life of a tenant: which move may follow which, and whose it is to make. Pure.
 *
 * Invariants
 *   I1  Only the moves of the table happen, each by the party that it names.
 *   I2  Every move is told: its entry in the history and its event are written with it, or nothing is.
 *   I3  The history is append-only (invariant 6). Moves are numbered without a gap, so two at once can't both be made.
 *
 * What each status means for others is in ADR 0019.
 *
 * @module
 */
import { Fault, Id, Instant, Prose } from "#core/kernel";
import * as z from "zod";

export const Status = z.enum(["applied", "onboarding", "in_review", "active", "suspended", "closed"]);
export type Status = z.infer<typeof Status>;

/** Who makes a move: a member of the tenant itself, or the platform's staff. */
export const Mover = z.enum(["tenant", "operator"]);
export type Mover = z.infer<typeof Mover>;

/** The only table of moves. Rejecting is the way back from review; closing is for good. */
const moves: Readonly<Record<Status, Readonly<Partial<Record<Status, Mover>>>>> = {
  applied: { onboarding: "tenant" },
  onboarding: { in_review: "tenant" },
  in_review: { active: "operator", onboarding: "operator" },
  active: { suspended: "operator" },
  suspended: { active: "operator", closed: "operator" },
  closed: {},
};

/** What may follow what. */
export const nextStatuses = Object.fromEntries(
  Object.entries(moves).map(([from, next]) => [from, Object.keys(next)]),
) as unknown as Readonly<Record<Status, readonly Status[]>>;

/** Whose move it is; undefined where there is no such move. */
export const moverOf = (from: Status, to: Status): Mover | undefined => moves[from][to];

/** What a tenant has to show before it is active, by the part of its onboarding that shows it. */
export const RequirementCode = z.enum(["company", "brand", "terms", "tax", "payout", "products", "storefront"]);
export type RequirementCode = z.infer<typeof RequirementCode>;

/** What the operator wants mended, and of which requirement. */
export const Objection = z.object({
  requirement: RequirementCode,
  text: Prose(1000).min(1),
});
export type Objection = z.infer<typeof Objection>;

/** One entry of the history. */
export const Move = z.object({
  tenantId: Id("ten"),
  /** 1 is the application, or the first move of a tenant that the operator registered. */
  number: z.int().min(1),
  /** Null for the application itself. */
  from: Status.nullable(),
  to: Status,
  mover: Mover,
  memberId: Id("mem"),
  at: Instant,
  /** What the operator said to a suspension, reinstatement or closure. */
  reason: Prose(1000).exactOptional(),
  /** Why a review was refused. */
  objections: z.array(Objection).max(20).exactOptional(),
  /** The event that tells of it: what else says so isn't believed. */
  eventId: Id("evt"),
});
export type Move = z.infer<typeof Move>;

const wayOuts: Readonly<Record<Status, string>> = {
  applied: "Fill in the onboarding first.",
  onboarding: "Hand the onboarding in when nothing is missing.",
  in_review: "Wait for the operator's decision.",
  active: "It is active already.",
  suspended: "The operator can reinstate or close it.",
  closed: "A closed organisation stays closed. Apply again under another name.",
};

/**
 * Whether this party may make this move now.
 *
 * @throws Fault `tenant.move_refused` (conflict) where the table has no such move, or it is the other party's
 */
export function requireMove(from: Status, to: Status, mover: Mover): void {
  if (moverOf(from, to) !== mover) throw moveRefused(from, to);
}

export const moveRefused = (from: Status, to: Status) =>
  new Fault("tenant.move_refused", "conflict", `An organisation that is ${from} can't become ${to} now`, {
    wayOut: wayOuts[from],
  });
