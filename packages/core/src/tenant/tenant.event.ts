/**
 * What happens to a tenant, in its own log: one event for each move, written with it. `move` numbers the entry of the history that the
 * event tells of.
 *
 * @module
 */
import { defineEvent } from "#core/kernel";
import * as z from "zod";
import { Move, Objection, type Status } from "./status";
import { Role } from "./tenant";

const Moved = z.object({ move: z.int().min(1) });
const WithReason = Moved.extend({ reason: Move.shape.reason });

/** Somebody applied: the tenant is there, and nobody else sees it. */
export const Applied = defineEvent("tenant.applied.v1", Moved.extend({ roles: z.array(Role) }));

/** The applicant began to fill in its onboarding. */
export const OnboardingStarted = defineEvent("tenant.onboarding_started.v1", Moved);

/** The applicant handed everything in; it waits for the operator. */
export const Submitted = defineEvent("tenant.submitted.v1", Moved);

/** From now on it is active: what it built up becomes public. */
export const Approved = defineEvent("tenant.approved.v1", Moved);

/** Back to onboarding, with what has to be mended. */
export const Rejected = defineEvent("tenant.rejected.v1", Moved.extend({ objections: z.array(Objection).min(1) }));

export const Suspended = defineEvent("tenant.suspended.v1", WithReason);

export const Reinstated = defineEvent("tenant.reinstated.v1", WithReason);

/** For good. Copies that were made under its agreements go. */
export const Closed = defineEvent("tenant.closed.v1", WithReason);

/** Events that change what others may see of a tenant. */
export const visibilityChanged = [Approved, Suspended, Reinstated, Closed] as const;

/** The event of each move of the table. */
export const eventOfMove = (from: Status | null, to: Status) => {
  if (from === null) return Applied;
  if (to === "onboarding") return from === "applied" ? OnboardingStarted : Rejected;
  if (to === "active") return from === "in_review" ? Approved : Reinstated;
  return { applied: Applied, in_review: Submitted, suspended: Suspended, closed: Closed }[to];
};
