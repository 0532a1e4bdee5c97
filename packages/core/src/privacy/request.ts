/**
 * Privacy request: a consumer wants what names or locates them gone, everywhere. One request, one case for each controller, one
 * deadline that consumer and controllers see counting down (GDPR Art. 12(3), 17, 19).
 *
 * Invariants
 *   Q1  One at a time. A consumer has at most one open request; asking again finds it.
 *   Q2  Everybody. Each controller that holds something gets a case, also one that joins while the request is open. The platform,
 *       which knows whom to tell, goes last.
 *   Q3  In time. Where nothing is in the way a case is carried out at once; where an order of the last 30 days is, as soon as it is
 *       older, or a member of the controller confirms, or one day before the deadline, whatever else is said (ADR-0022).
 *   Q4  Repeatable. A kill between any two steps leaves what the next delivery, or the hourly job, completes.
 *   Q5  Ids only. A request's address is sealed with the key that the request itself ends; cases and events name nobody.
 *   Q6  Unlinkable. A case has an id of its own and tells the day only, so that two controllers can't join their files by it; and it
 *       names to a controller no two records of its own that it couldn't join without it.
 *
 * @module
 */
import { createHmac } from "node:crypto";
import * as z from "zod";
import { createId, defineEvent, Fault, Id, Instant, plusMs } from "../kernel";

const dayMs = 24 * 3_600_000;
/** One month is the law's; 30 days is never more. */
export const allowedMs = 30 * dayMs;
/** Carried out by itself so long before the deadline: a bad day of ours mustn't make us miss it. */
export const marginMs = dayMs;
/** So long after an order its address may be needed, for the parcel or the right of withdrawal (14 days and the way back). */
export const quietMs = 30 * dayMs;

export const deadlineOf = (requestedAt: Instant): Instant => plusMs(requestedAt, allowedMs);

/** When the day of an instant began, in UTC: as much as a case tells (Q6). */
export const dayOf = (at: Instant): Instant => Instant.parse(`${at.slice(0, 10)}T00:00:00.000Z`);

/** The first day that begins at this instant or later. */
export const nextDayOf = (at: Instant): Instant => dayOf(plusMs(at, dayMs - 1));

/**
 * The id that a request has at one controller: sorts by its day, and leads from no controller to another (Q6).
 *
 * @param secret the deployment's pairwise key
 */
export const caseIdOf = (
  { privacyRequestId, requestedAt }: Pick<Request, "privacyRequestId" | "requestedAt">,
  tenantId: Id<"ten">,
  secret: string,
): Id<"prq"> =>
  createId("prq", dayOf(requestedAt), () =>
    createHmac("sha256", secret).update(`privacy case ${privacyRequestId} ${tenantId}`).digest(),
  );

export const Because = z.enum(["nothing_in_the_way", "confirmed", "deadline"]).meta({
  description: "Why it was carried out then: nothing was in the way, a member confirmed it, or the deadline was near.",
});
export type Because = z.infer<typeof Because>;

export const WaitsFor = z
  .object({ reason: z.literal("recent_order"), until: Instant })
  .meta({ description: "What is in the way, and until when at the most." });
export type WaitsFor = z.infer<typeof WaitsFor>;

/** What one controller has to do. */
export const Case = z.object({
  privacyRequestId: Id("prq"),
  tenantId: Id("ten"),
  status: z.enum(["open", "confirmed", "done"]),
  requestedAt: Instant,
  dueAt: Instant,
  /** The controller's own record of the consumer, if it has one. */
  consumerId: Id("con"),
  /** Its projections of others' records, but those under a pseudonym beside any other (Q6): they are gone without a word. */
  sharedRecordIds: z.array(Id("shr")),
  waitsFor: WaitsFor.exactOptional(),
  confirmedAt: Instant.exactOptional(),
  closedAt: Instant.exactOptional(),
  because: Because.exactOptional(),
});
export type Case = z.infer<typeof Case>;

export const Request = z.object({
  privacyRequestId: Id("prq"),
  /** Where it was made; mails about it come in this storefront's name. */
  tenantId: Id("ten"),
  storefrontId: Id("stf"),
  status: z.enum(["open", "done"]),
  requestedAt: Instant,
  dueAt: Instant,
  closedAt: Instant.exactOptional(),
});
export type Request = z.infer<typeof Request>;

export type Decision =
  { readonly do: "carry_out"; readonly because: Because } | { readonly do: "wait"; readonly waitsFor: WaitsFor };

/**
 * Whether a case is carried out now (Q3). Pure.
 *
 * @param lastOrderAt the last order at this controller, if any
 */
export function decide({
  status,
  dueAt,
  lastOrderAt,
  at,
}: Pick<Case, "status" | "dueAt"> & { readonly lastOrderAt: Instant | undefined; readonly at: Instant }): Decision {
  const latest = plusMs(dueAt, -marginMs);
  const quiet = lastOrderAt === undefined ? at : plusMs(lastOrderAt, quietMs);
  if (status === "confirmed") return { do: "carry_out", because: "confirmed" };
  if (quiet <= at) return { do: "carry_out", because: "nothing_in_the_way" };
  if (latest <= at) return { do: "carry_out", because: "deadline" };
  return { do: "wait", waitsFor: { reason: "recent_order", until: quiet < latest ? quiet : latest } };
}

/** Whole days that are left, counted as people do: 0 on the last. */
export const daysLeft = (dueAt: Instant, at: Instant): number =>
  Math.max(0, Math.ceil((Date.parse(dueAt) - Date.parse(at)) / dayMs));

export const caseNotFound = () =>
  new Fault("privacy.case_not_found", "not_found", "There is no such privacy request", {
    wayOut: "Look for it among your privacy requests.",
  });

/** In the log of the storefront where it was asked. Names nobody (Q5). */
export const ErasureRequested = defineEvent(
  "privacy.erasure_requested.v1",
  z.object({ privacyRequestId: Id("prq"), dueAt: Instant }),
);
/** A member of the controller lets a case be carried out before the rule would. */
export const CaseConfirmed = defineEvent("privacy.case_confirmed.v1", z.object({ privacyRequestId: Id("prq") }));
/** What named or located the consumer is gone at this controller. */
export const CaseClosed = defineEvent(
  "privacy.case_closed.v1",
  z.object({ privacyRequestId: Id("prq"), because: Because }),
);
