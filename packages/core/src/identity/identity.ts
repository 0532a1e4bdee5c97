/**
 * Identity: who somebody is, and for which tenant they act. One person may be a member of several tenants, one session acts for one.
 *
 * Invariants
 *   I1  A secret is never stored: of a password its salted hash, of a session's token its hash.
 *   I2  A wrong password and an unknown account are the same to the caller: same fault, same work.
 *   I3  A session past its expiry doesn't exist, whether or not its item still does.
 *   I4  A session acts for a tenant only if its member was one of that tenant's when it was opened.
 *
 * `Provider` is what doors rely on; passwords in our own table are the first to fill it.
 *
 * @module
 */
import { Fault, Id, Instant, Label } from "#core/kernel";
import * as z from "zod";
import { Role } from "./permissions";

export const Membership = z.object({ tenantId: Id("ten"), role: Role });
export type Membership = z.infer<typeof Membership>;

/** Lower case, so that one mailbox is one account. The pattern leaves no room for the `#` that divides keys. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** A long one beats a complicated one (NIST SP 800-63B). Normalised, because keyboards differ in how they compose a letter. */
export const NewPassword = z.string().min(10).max(200).normalize("NFKC");

export const Member = z.object({
  memberId: Id("mem"),
  email: z.string(),
  name: Label(120),
  memberships: z.array(Membership).min(1).max(50),
});
export type Member = z.infer<typeof Member>;

export const Session = z.object({
  sessionId: Id("ses"),
  memberId: Id("mem"),
  email: z.string(),
  name: z.string(),
  tenantId: Id("ten"),
  role: Role,
  expiresAt: Instant,
});
export type Session = z.infer<typeof Session>;

/** `token` is the bearer's secret: 256 random bits, shown once. */
export type SignedIn = {
  readonly token: string;
  readonly session: Session;
  readonly memberships: readonly Membership[];
};

export type Provider = {
  /** @throws Fault `identity.wrong_credentials` (unauthenticated), `identity.not_a_member` (forbidden) of the asked tenant */
  readonly signIn: (input: { email: string; password: string; tenantId?: Id<"ten">; at: Instant }) => Promise<SignedIn>;
  /** The live session of this token. */
  readonly session: (input: { token: string; at: Instant }) => Promise<Session | undefined>;
  /** Every tenant that the session's member may act for now. */
  readonly memberships: (input: { token: string; at: Instant }) => Promise<readonly Membership[]>;
  /**
   * Ends this session and opens one for another tenant, under a new token.
   *
   * @throws Fault `identity.session_ended` (unauthenticated), `identity.not_a_member` (forbidden)
   */
  readonly switchTenant: (input: { token: string; tenantId: Id<"ten">; at: Instant }) => Promise<SignedIn>;
  /** Ends the session. Ending it twice is the same. */
  readonly signOut: (input: { token: string }) => Promise<void>;
};

export const wrongCredentials = () =>
  new Fault("identity.wrong_credentials", "unauthenticated", "E-mail address and password don't match", {
    wayOut: "Check both and try again.",
  });
export const notAMember = () =>
  new Fault("identity.not_a_member", "forbidden", "You aren't a member of this organisation", {
    wayOut: "Choose one of your own, or ask its owner to add you.",
  });
export const sessionEnded = () =>
  new Fault("identity.session_ended", "unauthenticated", "Your session has ended", { wayOut: "Sign in again." });
export const emailTaken = () =>
  new Fault("identity.email_taken", "conflict", "This e-mail address has an account already", {
    wayOut: "Add the existing account to the organisation.",
  });

/**
 * The membership to act under: of the asked tenant, or the first.
 *
 * @throws Fault `identity.not_a_member` (forbidden)
 */
export function chooseMembership(memberships: readonly Membership[], tenantId: string | undefined): Membership {
  const chosen = tenantId === undefined ? memberships[0] : memberships.find((each) => each.tenantId === tenantId);
  if (!chosen) throw notAMember();
  return chosen;
}
