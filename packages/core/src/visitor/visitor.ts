/**
 * Visitor: a consumer who has shown that a mailbox is theirs, at one storefront, for an hour. No account, no password: who reads
 * the mail of an address may see and decide what is held about it.
 *
 * Invariants
 *   V1  A secret is never stored: of a link and of a session's token the hash. What a link knows of the address is sealed with the
 *       link itself, so a stored link tells nobody whom it was sent to.
 *   V2  Once. A link opens one session, however often and however many at once redeem it, and none after ten minutes.
 *   V3  No enumeration. A link is made for every address alike; whether anybody with it ever bought is not looked up.
 *   V4  One storefront. A link and a session made at one are nothing at another.
 *   V5  Ended is ended. A session is gone with the next request after signing out here or everywhere, its hour, or the erasure of
 *       its consumer, whose key opened its address.
 *
 * @module
 */
import * as z from "zod";
import { Fault, type Id, type Instant } from "../kernel";

/** As an order's contact has it. The pattern leaves no room for the `#` that divides keys. */
export const Email = z.string().trim().toLowerCase().max(200).pipe(z.email());

export const linkMs = 10 * 60_000;
export const sessionMs = 60 * 60_000;

export type Storefront = { readonly tenantId: Id<"ten">; readonly storefrontId: Id<"stf"> };

export type Visitor = {
  readonly subjectId: Id<"sbj">;
  readonly email: string;
  readonly since: Instant;
  readonly expiresAt: Instant;
};

/** `token` is the bearer's secret: 256 random bits, in a cookie and nowhere else. */
export type SignedIn = { readonly token: string; readonly visitor: Visitor };

/** Unknown, used, too old, another shop's, or of somebody who was erased since: the same to whoever asks. */
export const linkSpent = () =>
  new Fault("visitor.link_spent", "conflict", "This link was used already, or is older than ten minutes", {
    wayOut: "Ask for a new link, and use it in the next ten minutes.",
  });
