import { type Answers, issueForm, maxTotalMinor, redeemForm, reserve } from "#core/checkout";
import { Consent } from "#core/consent";
import { Fault, type Id, money } from "#core/kernel";
import { Order } from "#core/order";
import type { CheckoutModel, NoticeModel } from "#web/storefront";
import { countries, readContact } from "../contact";
import { readForm } from "../form";
import { groupModels, type Quoted, quoteOf, totalsOfQuote, unitsIn } from "../quoted";
import { privatePage, seeOther, WrongForm } from "../respond";
import { type C, frameOf, type Visit, visitOf } from "../visit";
import { openPayment, orderPath } from "./order";

export async function showCheckout(c: C): Promise<Response> {
  const visit = visitOf(c);
  return checkoutPage(c, visit, await quoteOf(c, visit), {
    values: { country: visit.country },
    agreedTo: new Set(),
    errors: [],
  });
}

type Tried = Pick<CheckoutModel, "values" | "errors" | "notice" | "agreedTo">;

/** What the cart's agreements say of the consumer's data, as it holds now. */
const noticesOf = ({ quote }: Quoted, { shop, frame }: Visit) =>
  Consent.noticesFor(
    quote.groups.map(({ agreementId, supplierName, terms }) => ({ agreementId, supplierName, clause: terms.data })),
    { partnerName: shop.partnerName, locale: frame.locale },
  );

async function checkoutPage(c: C, visit: Visit, quoted: Quoted, tried: Tried): Promise<Response> {
  const { cart, quote, gone } = quoted;
  if (!cart || quote.groups.length === 0) return seeOther(c, "/cart");
  const notices = noticesOf(quoted, visit).map(({ agreementId, notice }): [string, NoticeModel] => [
    agreementId,
    { ...notice, agreementId },
  ]);
  const { random, sessionKey } = c.var.options;
  return privatePage(
    c,
    await c.var.pages.checkout({
      ...frameOf(visit, unitsIn(cart)),
      ...tried,
      groups: groupModels(quote, visit.shop.partnerName, new Map(notices)),
      totals: totalsOfQuote(quote),
      gone,
      token: issueForm({ cartId: cart.cartId, at: visit.at, random, key: sessionKey }),
      countries,
    }),
    tried.notice ? 409 : tried.errors.length > 0 ? 422 : 200,
  );
}

/**
 * Reserves the order and leads to its payment. The same form sent twice leads to the same order; whatever stands in the way
 * brings the form back with everything that was typed.
 */
export async function sendCheckout(c: C): Promise<Response> {
  const visit = visitOf(c);
  const form = await readForm(c);
  const { values, contact, agreedTo, errors } = readContact(form);
  const quoted = await quoteOf(c, visit);
  const back = (notice?: CheckoutModel["notice"]) =>
    checkoutPage(c, visit, quoted, { values, agreedTo, errors, ...(notice ? { notice } : {}) });
  if (!contact) return back();
  const seenTotal = readSeenTotal(form, visit);
  // Only what the page didn't name yet is news that stops an order.
  const knownGone = new Set((form.get("knownGone") ?? "").split(" "));
  const { cart, quote } = quoted;
  if (!cart) return seeOther(c, "/cart");
  try {
    const notices = noticesOf(quoted, visit);
    const shown = new Set((form.get("notices") ?? "").split(" "));
    const answers = Consent.answersTo(notices, { shown, agreedTo });
    // Before an order refers to them: what was shown is never lost.
    await Promise.all(notices.map(({ notice }) => Consent.keepNotice(notice)));
    const order = await reserve({
      orderId: redeem(c, form, cart.cartId),
      ...visit.key,
      currency: visit.frame.currency,
      locale: visit.frame.locale,
      contact,
      pairwiseKey: c.var.options.pairwiseKey,
      answers,
      quote: { ...quote, gone: quote.gone.filter(({ variantId }) => !knownGone.has(variantId)) },
      seenTotal,
    });
    if (order.status !== "reserved") return seeOther(c, orderPath(c, order.orderId));
    const before = await Order.contactOf(order);
    const sentBefore = JSON.stringify(before) !== JSON.stringify(contact) || !sameAnswers(order, answers);
    if (sentBefore || !money.equal(Order.total(order), seenTotal)) {
      return back({ kind: "already_sent", orderHref: orderPath(c, order.orderId) });
    }
    return await openPayment(c, visit, order);
  } catch (error) {
    const notice = noticeOf(error, quoted, seenTotal);
    if (notice) return back(notice);
    if (error instanceof Fault && error.code === "checkout.empty") return seeOther(c, "/cart");
    throw error;
  }
}

const sameAnswers = ({ parts }: Order.Info, answers: Answers): boolean =>
  parts.every(({ agreementId, answer }) => answer === answers.get(agreementId ?? "")?.answer);

const redeem = (c: C, form: URLSearchParams, cartId: Id<"crt">): Id<"ord"> =>
  redeemForm({
    token: form.get("token") ?? "",
    cartId,
    at: visitOf(c).at,
    key: c.var.options.sessionKey,
  });

function readSeenTotal(form: URLSearchParams, { frame }: Visit) {
  const text = form.get("seenTotalMinor") ?? "";
  if (!/^\d{1,15}$/.test(text) || Number(text) > maxTotalMinor) throw new WrongForm("bad_request", 422);
  return money.of(Number(text), frame.currency);
}

/** What the consumer can act on in the form itself. */
function noticeOf(error: unknown, { quote }: Quoted, seen: CheckoutModel["totals"]["total"]): CheckoutModel["notice"] {
  if (!(error instanceof Fault)) return undefined;
  switch (error.code) {
    case "checkout.form_expired":
      return { kind: "form_expired" };
    case "consent.notice_changed":
      return { kind: "notice_changed" };
    case "checkout.price_changed":
      return { kind: "price_changed", seen };
    case "checkout.gone":
      return { kind: "gone" };
    case "checkout.sold_out": {
      const gone = new Set(error.details.map(({ path }) => path.replace("lines/", "")));
      const lines = quote.groups.flatMap(({ lines }) => lines);
      return {
        kind: "sold_out",
        titles: lines
          .filter(({ variantId }) => gone.has(variantId))
          .map(({ title, option }) => (option === "" ? title : `${title} (${option})`)),
      };
    }
    default:
      return undefined;
  }
}
