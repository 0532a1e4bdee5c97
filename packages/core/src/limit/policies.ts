/**
 * Who may ask how often. Generous for people and integrations, tight where a password can be guessed.
 *
 * @module
 */
import type { Policy } from "./bucket";
import type { Limiter, Verdict } from "./limiter";

const policy = (name: string, quota: number, windowSeconds: number, lease: number): Policy => ({
  name,
  quota,
  windowSeconds,
  lease,
});

export const policies = {
  /** Everybody who acts for one tenant, together: 50 a second, 3,000 at once. */
  tenant: policy("tenant", 3_000, 60, 60),
  /** One session or key: 20 a second, 1,200 at once. A leaked one can't use up its tenant's. */
  session: policy("session", 1_200, 60, 40),
  /** One storefront: 300 a second. */
  storefront: policy("storefront", 18_000, 60, 300),
  /** One client address at a door that anybody may knock at: an office or a phone network may share one. */
  address: policy("address", 1_200, 60, 40),
  /** Tries to sign in to one account from one address; right ones count too. Well below the 100 that NIST SP 800-63B allows in a row. */
  signIn: policy("sign-in", 30, 900, 1),
  /** Tries to sign in from one address, whatever the account: guessing one password at many accounts. */
  signInFrom: policy("sign-in-from", 100, 900, 2),
  /** Sign-in links mailed to one mailbox, whoever asks: a stranger who types it can't flood it. */
  signInMail: policy("sign-in-mail", 6, 3_600, 1),
  /** Mails about an account to one mailbox, whoever asks. */
  accountMail: policy("account-mail", 10, 3_600, 1),
} as const;

/**
 * One try to prove who one is: sign-in, a reset, a one-time token. Costs two buckets; the tighter verdict counts. An unknown
 * account is counted like a known one.
 */
export async function spendOnSignIn(
  limiter: Limiter,
  { account, address }: { readonly account: string; readonly address: string },
  atMs: number,
): Promise<readonly Verdict[]> {
  const name = account.trim().toLowerCase();
  return Promise.all([
    limiter.spend(policies.signIn, { caller: [name, address] }, atMs),
    limiter.spend(policies.signInFrom, { caller: [address] }, atMs),
  ]);
}

/**
 * One sign-in link by mail. Costs the mailbox's bucket and the address's; a mailbox that nobody knows is counted like a known one.
 *
 * @param mailbox a keyed hash of it: a bucket's name must not help anybody who tests a list of addresses
 */
export async function spendOnSignInMail(
  limiter: Limiter,
  { mailbox, address }: { readonly mailbox: string; readonly address: string },
  atMs: number,
): Promise<readonly Verdict[]> {
  const from = await limiter.spend(policies.signInFrom, { caller: [address] }, atMs);
  // Whoever is refused by where he comes from uses up nobody's mailbox.
  return from.allowed ? [from, await limiter.spend(policies.signInMail, { caller: [mailbox] }, atMs)] : [from];
}
