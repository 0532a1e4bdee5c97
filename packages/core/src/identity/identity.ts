/**
 * Identity: who somebody is, and for which tenant they act. One person may be a member of several tenants, one session acts for one.
 *
 * Invariants
 *   I1  A secret is never stored in the clear: of a password its salted hash; a session is found by its token's hash.
 *   I2  Whether an account exists, nobody learns from here or from the doors: known and unknown are answered alike.
 *   I3  A session past its expiry doesn't exist, whether or not its item still does.
 *   I4  A session acts for a tenant only while its member is one of that tenant's, active, and in the role it was opened with.
 *
 * `Provider` is what the doors rely on. Signing in is a door of its own (`services/identity`), with Better Auth behind it.
 *
 * @module
 */
import { Fault, Id, Instant, Label } from "#core/kernel";
import * as z from "zod";
import { Info as MembershipInfo } from "./membership";
import { Permission, Role } from "./permissions";

/** What a person may act for. */
export const Membership = MembershipInfo.pick({ tenantId: true, role: true });
export type Membership = z.infer<typeof Membership>;

/** Lower case, so that one mailbox is one account. The pattern leaves no room for the `#` that divides keys. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** A long one beats a complicated one (NIST SP 800-63B). Normalised, because keyboards differ in how they compose a letter. */
export const NewPassword = z.string().min(10).max(200).normalize("NFKC");

export const Member = z.object({
  memberId: Id("mem"),
  email: z.string(),
  name: Label(120),
});
export type Member = z.infer<typeof Member>;

const common = Member.extend({ sessionId: Id("ses"), name: z.string(), expiresAt: Instant }).shape;

/** Somebody who acts for one tenant. */
export const MemberSession = z.object({
  kind: z.literal("member"),
  ...common,
  tenantId: Id("ten"),
  role: Role,
  /** Of the membership that it was opened under. */
  membershipRevision: z.int().min(1),
});
export type MemberSession = z.infer<typeof MemberSession>;

/** Somebody who acts for no tenant: who has just signed up, or was removed everywhere. */
export const PersonSession = z.object({ kind: z.literal("person"), ...common });
export type PersonSession = z.infer<typeof PersonSession>;

export const Session = z.discriminatedUnion("kind", [MemberSession, PersonSession]);
export type Session = z.infer<typeof Session>;

/** A machine that acts for the tenant that gave it its key, and may do what the key says. */
export const ApiKeyCaller = z.object({
  kind: z.literal("apiKey"),
  apiKeyId: Id("key"),
  tenantId: Id("ten"),
  permissions: z.array(Permission),
});
export type ApiKeyCaller = z.infer<typeof ApiKeyCaller>;

/** `token` is the bearer's secret, signed; shown once. */
export type SignedIn = {
  readonly token: string;
  readonly session: Session;
  readonly memberships: readonly Membership[];
};

export type Provider = {
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
 * The membership to act under: of the asked tenant, or the first; none for somebody who has none and asked for none.
 *
 * @throws Fault `identity.not_a_member` (forbidden)
 */
export function chooseMembership<M extends { readonly tenantId: string }>(
  memberships: readonly M[],
  tenantId: string | undefined,
): M | undefined {
  const chosen = tenantId === undefined ? memberships[0] : memberships.find((each) => each.tenantId === tenantId);
  if (!chosen && tenantId !== undefined) throw notAMember();
  return chosen;
}

/** `__Host-` binds a cookie to this very host and to TLS; plain http, on one's own machine, can't have it. */
export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith("https:") ? "__Host-tandem_session" : "tandem_session";
