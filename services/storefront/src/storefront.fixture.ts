/**
 * A market with two suppliers, a partner's shop and a supplier's own, and a browser that keeps its cookies. Payments go through
 * the real adapter to the test payment page.
 *
 * @module
 */
import type { Limit } from "#core/limit";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Id, type Instant, plusMs } from "#core/kernel";
import { Listing } from "#core/listing";
import type { Mail, Mailer } from "#core/mail";
import { mollieProvider, type PaymentProvider } from "#core/payment";
import { EventLog } from "#core/store";
import { pairwiseKey } from "#support";
import {
  agree,
  as,
  importProduct,
  openStorefront,
  random,
  register,
  tick,
} from "../../../packages/core/src/listing/listing.fixture";
import { startTestProvider } from "../../../packages/local/src/pay";
import { createStorefront } from "./app";

export { importProduct } from "../../../packages/core/src/listing/listing.fixture";

/** The discard port: what the test payment page tells by itself goes nowhere, tests bring the news. */
const publicUrl = "http://localhost:9";
const paymentUrl = `${publicUrl}/pay`;

async function enable(tenantId: Id<"ten">, storefrontId: Id<"stf">, agreementId: Id<"agr"> | null): Promise<void> {
  await as(tenantId, async () => {
    const at = tick();
    await Listing.enable({ tenantId, storefrontId, agreementId, products: "all", at, random });
    const event = (await EventLog.list({ tenantId })).findLast(({ type }) => type === Listing.Enabled.type);
    if (!event) throw new Error("enabling writes its event");
    const data = Listing.Enabled.schema.parse(event.data);
    await Listing.followEnablement({ ...data, eventId: event.id, tenantId, at }, { at, random });
  });
}

export async function openMarket({ share = "none", units = 9 }: { share?: "none" | "full"; units?: number } = {}) {
  const [clay, cloth, partner] = [
    await register("Clay & Co", ["supplier"]),
    await register("Cloth House", ["supplier"]),
    await register("The Edit", ["partner"]),
  ];
  const pot = await importProduct(clay.tenantId, "pot", { title: "Clay Pot", price: "9.99", units });
  const lamp = await importProduct(clay.tenantId, "lamp", { title: "Last Lamp", price: "59.00", units: 1 });
  const top = await importProduct(cloth.tenantId, "top", {
    title: "<script>alert(1)</script> Top",
    sizes: [
      { size: "Small", price: "60.00", units: 5 },
      { size: "Large", price: "65.00", units: 0 },
    ],
  });
  const edit = await openStorefront(partner.tenantId, "edit");
  const second = await openStorefront(partner.tenantId, "second");
  const own = await openStorefront(clay.tenantId, "clay");
  for (const supplier of [clay, cloth]) {
    await enable(partner.tenantId, edit.storefrontId, await agree(supplier.tenantId, partner.tenantId, share));
  }
  await enable(clay.tenantId, own.storefrontId, null);
  const pathOf = (storefrontId: Id<"stf">, productId: Id<"prd">) => `/p/${Listing.idOf(storefrontId, productId)}`;
  return {
    partner,
    clay,
    cloth,
    edit,
    /** Another shop of the same partner, with nothing in it. */
    second,
    own,
    /** The listings of this product of Clay & Co learn what changed, as their subscription would. */
    follow: (handle: "pot" | "lamp") =>
      Listing.followProduct({ supplierId: clay.tenantId, productId: { pot, lamp }[handle] }),
    paths: {
      pot: pathOf(edit.storefrontId, pot),
      lamp: pathOf(edit.storefrontId, lamp),
      top: pathOf(edit.storefrontId, top),
      ownPot: pathOf(own.storefrontId, pot),
    },
  };
}
export type Market = Awaited<ReturnType<typeof openMarket>>;

/** All storefronts, a clock that can be moved, and the test payment page. `wrap` lets a test break the provider. */
export async function openDoor(
  wrap: (provider: PaymentProvider) => PaymentProvider = (provider) => provider,
  limiter?: Limit.Limiter,
  carrier?: Pick<Mailer, "send">,
) {
  let now: Instant = tick();
  const logged: unknown[] = [];
  const clock = { now: () => now };
  const payFolder = await mkdtemp(join(tmpdir(), "tandem-pay-"));
  const pay = await startTestProvider({
    folder: payFolder,
    publicUrl: paymentUrl,
    clock,
    firstWaitMs: 600_000,
  });
  const provider = mollieProvider({
    baseUrl: paymentUrl,
    apiKey: "test_key",
    fetch: async (url, init) =>
      pay.app.request((url instanceof Request ? url.url : url.toString()).replace(paymentUrl, ""), init),
  });
  const mails: Mail[] = [];
  const carry = async (mail: Mail) => {
    mails.push(mail);
    await carrier?.send(mail);
  };
  const app = createStorefront({
    clock,
    random,
    provider: wrap(provider),
    publicUrl,
    paymentUrl,
    sessionKey: "session-key-of-the-tests-0123456789",
    pairwiseKey,
    post: { from: "shop@tandem.example", open: async () => ({ send: carry }) },
    ...(limiter ? { limiter } : {}),
    log: (entry) => logged.push(entry),
  });
  return {
    app,
    pay,
    payFolder,
    logged,
    /** What visitors asked for by mail, in order. */
    mails,
    pass: (ms: number) => (now = plusMs(now, ms)),
    visitor: (name: string) => openBrowser(app, `${name}.localhost:9`),
  };
}
export type Door = Awaited<ReturnType<typeof openDoor>>;

export type Page = {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  readonly location: string;
};
export type Fields = Readonly<Record<string, string>>;

type App = ReturnType<typeof createStorefront>;

export function openBrowser(app: App, host: string) {
  const cookies = new Map<string, string>();
  async function send(path: string, init: RequestInit): Promise<Page> {
    const response = await app.request(`http://${host}${path}`, {
      ...init,
      headers: {
        host,
        ...(cookies.size > 0 ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") } : {}),
        ...(init.headers as Record<string, string> | undefined),
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get("location") ?? "";
    return { status: response.status, html: await response.text(), headers: response.headers, location };
  }
  const get = (path: string, headers: Fields = {}) => send(path, { headers });
  const post = (path: string, fields: Fields, headers: Fields = { "sec-fetch-site": "same-origin" }) =>
    send(path, {
      method: "POST",
      body: new URLSearchParams(fields).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });
  /** Fills in the form with this action on a page, as a browser does: hidden and preset values are sent along. */
  const submit = (page: Page, action: string, fields: Fields = {}) =>
    post(action, { ...presetValues(page, action), ...fields });
  return { cookies, get, post, submit };
}
export type Browser = ReturnType<typeof openBrowser>;

function presetValues({ html }: Page, action: string): Fields {
  const form = html.split("<form").find((part) => part.includes(`action="${action}"`));
  if (form === undefined) throw new Error(`no form to ${action}`);
  const inputs = [...(form.split("</form>")[0] ?? "").matchAll(/<input\b[^>]*>/g)].map(([input]) => input);
  const attribute = (input: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1];
  return Object.fromEntries(
    inputs
      .filter((input) => !["radio", "checkbox"].includes(attribute(input, "type") ?? ""))
      .map((input) => [attribute(input, "name") ?? "", attribute(input, "value") ?? ""]),
  );
}

export const contact: Fields = {
  email: "mila@example.com",
  name: "Mila de Vries",
  line1: "Herengracht 12",
  postalCode: "1015 BK",
  city: "Amsterdam",
  country: "NL",
};

/** Says yes to every question about sharing that a checkout asks. */
export const agreeing = ({ html }: Page): Fields =>
  Object.fromEntries([...html.matchAll(/name="(share\.agr_[^"]+)"/g)].map(([, name = ""]) => [name, "yes"]));

/** Puts the product at this path into the cart. */
export async function addToCart(browser: Browser, path: string, fields: Fields = {}): Promise<Page> {
  return browser.submit(await browser.get(path), "/cart/lines", fields);
}

/** Signs in at the privacy centre by the link in the mail that comes for this address. */
export async function signInByMail({ mails }: Pick<Door, "mails">, browser: Browser, email: string): Promise<Page> {
  const before = mails.length;
  await browser.submit(await browser.get("/privacy"), "/privacy/link", { email });
  const mail = mails.slice(before).find(({ to }) => to === email);
  if (!mail) throw new Error("no link came");
  return browser.submit(await browser.get(linkIn(mail)), "/privacy/session");
}

/** The path of the link in a mail. */
export function linkIn({ text }: Pick<Mail, "text">): string {
  const [, path] = /https?:\/\/[^/]+(\/\S+)/.exec(text) ?? [];
  if (!path) throw new Error("no link in it");
  return path;
}

/** Presses a button of the test payment page. */
export async function choosePayment({ pay }: Door, checkoutUrl: string, outcome: "paid" | "failed"): Promise<void> {
  const path = checkoutUrl.replace(paymentUrl, "");
  const answer = await pay.app.request(path, {
    method: "POST",
    body: new URLSearchParams({ outcome }).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  if (answer.status >= 400) throw new Error(`${answer.status} ${await answer.text()}`);
}
