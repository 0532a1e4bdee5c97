/**
 * Invitation: an e-mail address that may become a member in a role. Its token stands in the mail and nowhere else.
 *
 * Invariants
 *   V1  Secret. The token follows from the deployment's secret; the table has its hash only.
 *   V2  Once. One person becomes a member by it, once, however often and by whoever it is accepted.
 *   V3  Theirs. It counts only for whoever has shown that the invited address is theirs.
 *   V4  Silent. Whether the address has an account, neither inviting nor a token that doesn't count tells.
 *   V5  Not for ever. It counts for seven days, until it is sent anew or taken back: then only the newest token does, or none.
 *   V6  Stood for. It counts while whoever sent it last is an active member who may still give its role.
 *
 * @module
 */
import { createHash, createHmac } from "node:crypto";
import { Fault, Id, Instant, plusMs } from "#core/kernel";
import * as z from "zod";
import { Email } from "./identity";
import { Role } from "./permissions";

export const validMs = 7 * 24 * 60 * 60 * 1000;
/** More aren't sent of one invitation: an address that doesn't answer isn't bothered for ever. */
export const maxIssues = 5;
/** That may be open at once, so that a tenant isn't a machine for sending mail. */
export const maxOpen = 100;
/** That may be made within 24 hours, also of those that were taken back since. */
export const maxPerDay = 150;

export const Status = z.enum(["pending", "accepted", "revoked"]);

export const Info = z.object({
  invitationId: Id("inv"),
  tenantId: Id("ten"),
  email: Email,
  role: Role,
  status: Status,
  invitedBy: Id("mem"),
  invitedAt: Instant,
  expiresAt: Instant,
  /** How often it was sent. Each time has a token of its own. */
  issue: z.int().min(1).max(maxIssues),
  acceptedBy: Id("mem").optional(),
});
export type Info = z.infer<typeof Info>;

/** The token of one issue: 256 bits that follow from the secret, so that whoever mails it needn't be told it. */
export const tokenOf = ({ invitationId, issue }: Pick<Info, "invitationId" | "issue">, secret: string): string =>
  createHmac("sha256", secret).update(`invitation\u0000${invitationId}\u0000${issue}`).digest("base64url");

export const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Whether it can still be accepted (V5). */
export const isOpen = ({ status, expiresAt }: Pick<Info, "status" | "expiresAt">, at: Instant): boolean =>
  status === "pending" && at < expiresAt;

/** Sent once more, with a new token and a new week. Pure. @throws Fault `invitation.closed`, `invitation.sent_too_often` (conflict) */
export function reissue(invitation: Info, at: Instant): Info {
  if (invitation.status !== "pending") throw closed();
  if (invitation.issue >= maxIssues) throw sentTooOften();
  return { ...invitation, issue: invitation.issue + 1, expiresAt: plusMs(at, validMs) };
}

export const notFound = () =>
  new Fault("invitation.not_found", "not_found", "There is no such invitation", {
    wayOut: "Look at the list of invitations.",
  });
/** The one answer to every token that doesn't count (V4). */
export const notValid = () =>
  new Fault("invitation.not_valid", "not_found", "This invitation can't be accepted, or not any more", {
    wayOut: "Sign in with the address that was invited, or ask for a new invitation.",
  });
export const closed = () =>
  new Fault("invitation.closed", "conflict", "This invitation was accepted or taken back", {
    wayOut: "Invite the person anew if they aren't a member.",
  });
export const taken = () =>
  new Fault("invitation.exists", "conflict", "This invitation was made before", {
    wayOut: "Look at the list of invitations.",
  });
const sentTooOften = () =>
  new Fault("invitation.sent_too_often", "conflict", `It was sent ${maxIssues} times already`, {
    wayOut: "Ask the person whether the address is right; then take it back and invite them anew.",
  });
export const tooManyToday = () =>
  new Fault("invitation.too_many", "conflict", `${maxPerDay} invitations were made within a day`, {
    wayOut: "Go on tomorrow.",
  });
export const tooMany = () =>
  new Fault("invitation.too_many", "conflict", `${maxOpen} invitations are open already`, {
    wayOut: "Take back those that nobody will accept.",
  });
