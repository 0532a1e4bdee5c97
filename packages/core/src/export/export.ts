/**
 * Export: a copy of a tenant's consumers that leaves the platform as a file.
 *
 * requested → (pending → approved or refused) → ready → expired. What is small enough is ready at once.
 *
 * Invariants
 *   X1  Capped. No more rows than the agreement's data clause allows, and never more than the platform does, at the request and again at
 *       each download.
 *   X2  Two pairs of eyes. A large one is approved by another member than asked for it; two approvals at once count once. A clause may
 *       call less large than the platform does, and not more.
 *   X3  Live. A download writes the file anew, of what is granted at that moment: no copy lies anywhere, so nothing of an erased
 *       consumer is left in one, and after its time there is nothing to delete.
 *   X4  Marked. A file, and a part of it, says which export it is from (`mark.ts`). So the job stays when its time is over.
 *   X5  Told. Request, decision and each download stand in the tenant's audit chain, the download with every row that was in it.
 *
 * @module
 */
import * as z from "zod";
import type { Terms } from "../agreement";
import { Fault, Id, Instant, plusMs } from "../kernel";

/** How much may leave in one file. */
export type Limits = Terms.ExportLimits;

/** The platform's own: of a tenant's own records, and the upper bound of every clause (X1, X2). The only place that says how many. */
export const platformLimits: Limits = { maxRows: 5_000, approvalAboveRows: 1_000 };

/** What a data clause allows: the less of what it says and the platform's. */
export const limitsOf = ({ exports = platformLimits }: Pick<Terms.DataClause, "exports">): Limits => ({
  maxRows: Math.min(exports.maxRows, platformLimits.maxRows),
  approvalAboveRows: Math.min(exports.approvalAboveRows, platformLimits.approvalAboveRows),
});

/** So long a job waits for its approval, and so long it can be downloaded. */
export const lifetimeMs = 24 * 3_600_000;

export const Kind = z
  .enum(["consumers", "shared_records"])
  .describe("A supplier's own records, or a partner's shared ones.");
export type Kind = z.infer<typeof Kind>;
export const Format = z.enum(["csv", "json"]);
export type Format = z.infer<typeof Format>;
export const State = z.enum(["pending", "ready", "refused", "expired"]);
export type State = z.infer<typeof State>;

export const Info = z.object({
  exportId: Id("exp"),
  tenantId: Id("ten"),
  kind: Kind,
  agreementId: Id("agr").exactOptional().describe("Under which the records are shared; absent of a tenant's own."),
  format: Format,
  state: State,
  rows: z.int().min(0).describe("When it was asked for."),
  requestedBy: z.string().describe("Who asked."),
  requestedAt: Instant,
  decidedBy: z.string().exactOptional().describe("Who approved or refused."),
  decidedAt: Instant.exactOptional(),
  expiresAt: Instant,
});
export type Info = z.infer<typeof Info>;

/** Time passes without anybody writing it down. */
export const asOf = (job: Info, at: Instant): Info =>
  at >= job.expiresAt && job.state !== "refused" ? { ...job, state: "expired" } : job;

export const needsApproval = (rows: number, { approvalAboveRows }: Limits): boolean => rows > approvalAboveRows;

export const expiryFrom = (at: Instant): Instant => plusMs(at, lifetimeMs);

/** @throws Fault `export.nothing` (conflict), `export.too_many_rows` (conflict) */
export function checkRows(rows: number, { maxRows }: Limits): void {
  if (rows === 0)
    throw new Fault("export.nothing", "conflict", "There is nothing to export", {
      wayOut: "Come back when there are records.",
    });
  if (rows > maxRows)
    throw new Fault("export.too_many_rows", "conflict", `An export may hold ${maxRows} rows here; there are more`, {
      wayOut: "Work with the records here, or agree on a higher limit.",
    });
}

/**
 * Whether a member may decide on a job now, and needs to. `false` repeats what they decided before.
 *
 * @throws Fault `export.same_member` (forbidden), `export.expired` (conflict), `export.decided` (conflict)
 */
export function checkDecision(
  job: Info,
  {
    memberId,
    decision,
    askers = [job.requestedBy],
  }: {
    readonly memberId: string;
    readonly decision: "approve" | "refuse";
    /** Who may have asked; several where a key did. */
    readonly askers?: readonly string[];
  },
): boolean {
  if (askers.includes(memberId))
    throw new Fault("export.same_member", "forbidden", "Whoever asks for an export doesn't decide about it", {
      wayOut: "Ask another member who may approve exports.",
    });
  if (job.state === "expired") throw expired();
  if (job.state === "pending") return true;
  if (job.decidedBy === memberId && job.state === (decision === "approve" ? "ready" : "refused")) return false;
  throw new Fault("export.decided", "conflict", "Somebody has decided about this export already", {
    wayOut: "Read it again.",
  });
}

const expired = () =>
  new Fault("export.expired", "conflict", "The time of this export is over", { wayOut: "Ask for a new one." });

/**
 * Whether the file may be written, of so many rows as there are by now (X1, X2).
 *
 * @throws Fault `export.not_ready` (conflict), `export.expired` (conflict), `export.grown` (conflict)
 */
export function checkDownload(job: Info, rows: number, limits: Limits): void {
  if (job.state === "expired") throw expired();
  if (job.state !== "ready")
    throw new Fault("export.not_ready", "conflict", `This export is ${job.state}`, {
      wayOut: job.state === "pending" ? "Another member has to approve it first." : "Ask for a new one.",
    });
  if (rows > limits.maxRows || (needsApproval(rows, limits) && job.decidedBy === undefined))
    throw new Fault("export.grown", "conflict", "There are more records by now than this export may hold", {
      wayOut: "Ask for a new one.",
    });
}
