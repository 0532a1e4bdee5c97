/**
 * Signing in by a link in a mail. The answer is the same, after the same work, whoever's address it is: nobody learns here who bought.
 *
 * @module
 */
import { storefrontUrl } from "#core/config";
import { deriveId, Fault, Id } from "#core/kernel";
import { Keyring } from "#core/keyring";
import { Limit } from "#core/limit";
import { Order } from "#core/order";
import { Visitor } from "#core/visitor";
import type { SignInModel } from "#web/storefront/privacy";
import { readForm, textOf } from "../../form";
import { privatePage, seeOther } from "../../respond";
import { type C, frameOf, visitOf } from "../../visit";
import { asVisitor, forgetToken, keepToken, pagesOf, tokenOf } from "./session";

const statusOf = { sent: 200, signed_out: 200, invalid: 422, throttled: 429, link_spent: 409 } as const;

function signInPage(c: C, { state, email }: Pick<SignInModel, "state" | "email"> = {}): Response {
  const model = { ...frameOf(visitOf(c)), ...(email === undefined ? {} : { email }), ...(state ? { state } : {}) };
  return privatePage(c, pagesOf(c).signIn(model), state ? statusOf[state] : 200);
}

/** The form, or what became of it. */
export async function showSignIn(c: C): Promise<Response> {
  const said = c.req.query("said");
  if (said === "sent" || said === "signed_out") return signInPage(c, { state: said });
  const email = await emailOfOrder(c);
  return signInPage(c, email === undefined ? {} : { email });
}

/**
 * An order's key shows who ordered, to whoever has the order's link: a forwarded mail, a shared screen. It shows one order, so it
 * opens no more than that; here it fills in the address, which that page shows already.
 */
async function emailOfOrder(c: C): Promise<string | undefined> {
  const { key } = visitOf(c);
  const orderId = Id("ord").safeParse(c.req.query("order"));
  if (!orderId.success || !Order.opens(c.req.query("k"), orderId.data, c.var.options.sessionKey)) return undefined;
  const order = await Order.find(orderId.data, "its consumer asks what is held about them");
  if (order?.tenantId !== key.tenantId || order.storefrontId !== key.storefrontId) return undefined;
  return (await Order.contactOf(order))?.email;
}

export async function sendLink(c: C): Promise<Response> {
  const visit = visitOf(c);
  const typed = textOf(await readForm(c), "email");
  const email = Visitor.Email.safeParse(typed);
  if (!email.success) return signInPage(c, { state: "invalid", email: typed });
  const { limiter, pairwiseKey, publicUrl, post } = c.var.options;
  if (limiter) {
    const mailbox = Keyring.subjectOf(email.data, pairwiseKey);
    const verdicts = await Limit.spendOnSignInMail(limiter, { mailbox, address: addressOf(c) }, Date.parse(visit.at));
    if (verdicts.some(({ allowed }) => !allowed)) return refused(c, verdicts);
  }
  const { token } = await Visitor.offerLink({ email: email.data, ...visit.key, at: visit.at });
  const { title, accent } = visit.shop;
  await (
    await post.open()
  ).send({
    mailId: deriveId("mai", token, "sign-in"),
    from: { name: title, address: post.from },
    to: email.data,
    ...Visitor.linkMail({
      shop: { title, accent, locale: visit.frame.locale },
      url: storefrontUrl({ publicUrl }, visit.frame.name, `/privacy/link?t=${token}`),
    }),
  });
  return seeOther(c, "/privacy?said=sent");
}

/** On one's own machine everybody has the same address. */
const addressOf = (c: C): string => Limit.clientAddress(c.req.raw.headers) ?? "this machine";

function refused(c: C, verdicts: readonly Limit.Verdict[]): Response {
  for (const [name, value] of Object.entries(Limit.rateLimitHeaders(verdicts))) c.header(name, value);
  return signInPage(c, { state: "throttled" });
}

/** Looks at nothing: a link that something opens on the way is as good as before. */
export function showLink(c: C): Response {
  const token = c.req.query("t");
  if (!Visitor.isToken(token)) return signInPage(c, { state: "link_spent" });
  return privatePage(c, pagesOf(c).confirm({ ...frameOf(visitOf(c)), token }));
}

export async function openSession(c: C): Promise<Response> {
  const { key, at } = visitOf(c);
  const token = textOf(await readForm(c), "token");
  const { limiter, pairwiseKey } = c.var.options;
  if (limiter) {
    const verdict = await limiter.spend(Limit.policies.signInFrom, { caller: [addressOf(c)] }, Date.parse(at));
    if (!verdict.allowed) return refused(c, [verdict]);
  }
  try {
    const signedIn = await Visitor.redeem({ token, ...key, at, secret: pairwiseKey });
    // Whoever was signed in here before isn't any more.
    await Visitor.signOut({ token: tokenOf(c) });
    keepToken(c, signedIn.token);
    return seeOther(c, "/privacy");
  } catch (error) {
    if (error instanceof Fault && error.code === "visitor.link_spent") return signInPage(c, { state: "link_spent" });
    throw error;
  }
}

export const endSession = (c: C): Promise<Response> =>
  asVisitor(c, async ({ subjectId }) => {
    const everywhere = (await readForm(c)).get("everywhere") === "yes";
    if (everywhere) await Visitor.signOutEverywhere({ subjectId });
    await Visitor.signOut({ token: tokenOf(c) });
    forgetToken(c);
    return seeOther(c, "/privacy?said=signed_out");
  });
