import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Fault, type Id } from "#core/kernel";
import { Listing } from "#core/listing";
import { EventLog, runInScope } from "#core/store";
import { connectToFreshTable, scopeOf } from "#support";
import { random, tick } from "../../../packages/core/src/listing/listing.fixture";
import {
  addToCart,
  type Browser,
  choosePayment,
  contact,
  type Door,
  importProduct,
  type Market,
  openDoor,
  openMarket,
} from "./storefront.fixture";

let market: Market;
let door: Door;
let visitor: Browser;
async function openFreshMarket(): Promise<void> {
  await connectToFreshTable();
  market = await openMarket();
}
beforeAll(openFreshMarket);
beforeEach(async () => {
  door = await openDoor();
  visitor = door.visitor(market.edit.name);
});
afterEach(() => door.pay.stop());

/** Sends the checkout with valid contact details; answers where it leads. */
async function checkOut(browser: Browser, fields: Record<string, string> = {}) {
  return browser.submit(await browser.get("/checkout"), "/checkout", { ...contact, ...fields });
}
const paymentIdIn = (checkoutUrl: string) => checkoutUrl.split("/").at(-1) ?? "";
/** The provider's notification; it comes from no browser. */
const notify = (id: string, browser = visitor) => browser.post("/payments/notifications", { id }, {});
const placedEvents = async (tenantId: Id<"ten">) =>
  (await runInScope(scopeOf(tenantId), () => EventLog.list({ tenantId }))).filter(
    ({ type }) => type === "order.placed.v1",
  );
const orderPathOf = async (browser: Browser, checkoutUrl: string) => {
  const page = await door.pay.app.request(`/v2/payments/${paymentIdIn(checkoutUrl)}`, {
    headers: { authorization: "Bearer test_key" },
  });
  const { redirectUrl } = (await page.json()) as { redirectUrl: string };
  return redirectUrl.slice(redirectUrl.indexOf("/orders"));
};

describe("the cart", () => {
  it("groups by supplier, says who sells through whom, and counts in the header", async () => {
    await addToCart(visitor, market.paths.pot, { quantity: "2" });
    const added = await addToCart(visitor, market.paths.top, { variantId: await variantOf(market.paths.top, "Small") });
    expect({ status: added.status, location: added.location }).toEqual({ status: 303, location: "/cart" });
    const cart = await visitor.get("/cart");
    expect(cart.html).toContain("Verkocht door <b>Clay &amp; Co</b> via <b>The Edit</b>");
    expect(cart.html).toContain("Verkocht door <b>Cloth House</b> via <b>The Edit</b>");
    expect(cart.html).toContain("3 artikelen");
    expect(cart.html).toMatch(/€\s79,98/);
    expect(cart.headers.get("cache-control")).toBe("private, no-store");
  });

  it("changes and removes lines", async () => {
    await addToCart(visitor, market.paths.pot);
    const line = await lineAction();
    await visitor.post(line, { quantity: "4", action: "update" });
    expect((await visitor.get("/cart")).html).toContain("4 artikelen");
    expect((await visitor.post(line, { quantity: "x", action: "update" })).status).toBe(422);
    await visitor.post(line, { quantity: "4", action: "remove" });
    expect((await visitor.get("/cart")).html).toContain("Je winkelmand is leeg");
  });

  it.each([
    ["no choice", { variantId: "" }, 422, "Kies eerst een van de opties"],
    ["another product's variant", { variantId: "var_01j0000000000000000000000z" }, 422, "Kies eerst"],
    ["a negative quantity", { quantity: "-1" }, 422, "Dat aantal kan niet"],
    ["a quantity beyond all", { quantity: "100" }, 422, "Dat aantal kan niet"],
    ["a hostile quantity", { quantity: "1e9; DROP TABLE" }, 422, "Dat aantal kan niet"],
  ])("refuses %s on the product's page, and keeps nothing", async (_what, fields, status, text) => {
    const answer = await addToCart(visitor, market.paths.pot, fields);
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(text);
    expect(answer.html).toContain('role="alert"');
    expect(visitor.cookies.has("cart")).toBe(false);
  });

  it("refuses a variant that is sold out", async () => {
    const page = await visitor.get(market.paths.top);
    const soldOut = /value="(var_[0-9a-z]+)"[^>]*disabled/.exec(page.html)?.[1] ?? "";
    const answer = await visitor.submit(page, "/cart/lines", { variantId: soldOut });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain("net uitverkocht");
  });

  it("invariant 2: doesn't take another storefront's listing, nor open another tenant's cart", async () => {
    const own = door.visitor(market.own.name);
    const page = await own.get(market.paths.ownPot);
    expect((await visitor.submit(page, "/cart/lines")).status).toBe(404);
    await own.submit(page, "/cart/lines");
    visitor.cookies.set("cart", own.cookies.get("cart") ?? "");
    expect((await visitor.get("/cart")).html).toContain("Je winkelmand is leeg");
  });
});

describe("forms", () => {
  it.each([
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["a neighbouring storefront", { "sec-fetch-site": "same-site", origin: "http://other.localhost:9" }],
    ["nowhere that a browser names", {}],
    ["an opaque origin", { origin: "null" }],
  ])("are refused from %s", async (_where, headers) => {
    const answer = await visitor.post("/cart/lines", { listingId: "x" }, headers);
    expect(answer.status).toBe(403);
    expect(answer.html).toContain("Voor je veiligheid");
  });

  it("are taken by their origin from a browser without Sec-Fetch-Site", async () => {
    const page = await visitor.get(market.paths.pot);
    const answer = await visitor.post(
      "/cart/lines",
      { listingId: "x", page: page.html.slice(0, 1) },
      { origin: `http://${market.edit.name}.localhost:9` },
    );
    expect(answer.status).toBe(404);
  });

  it.each([
    ["too large", "a".repeat(20_000), "application/x-www-form-urlencoded", 413],
    ["JSON", "{}", "application/json", 415],
    ["multipart", "--x", "multipart/form-data; boundary=x", 415],
    ["nonsense", "%%%=%ff&=&&", "application/x-www-form-urlencoded", 404],
  ])("that are %s get a page with a way out", async (_what, body, type, status) => {
    const answer = await door.app.request(`http://${market.edit.name}.localhost:9/cart/lines`, {
      method: "POST",
      body,
      headers: { "content-type": type, "sec-fetch-site": "same-origin" },
    });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain('href="/"');
  });
});

describe("checkout", () => {
  beforeEach(async () => {
    await openFreshMarket();
    visitor = door.visitor(market.edit.name);
    await addToCart(visitor, market.paths.pot);
    await addToCart(visitor, market.paths.top, { variantId: await variantOf(market.paths.top, "Small") });
  });

  it("leads to the payment, and the paid order's page shows who sold what; the cart is empty then", async () => {
    const sent = await checkOut(visitor);
    expect(sent.status).toBe(303);
    const path = await orderPathOf(visitor, sent.location);
    expect((await visitor.get(path)).html).toContain("We wachten op je betaling");
    await choosePayment(door, sent.location, "paid");
    expect((await notify(paymentIdIn(sent.location))).status).toBe(204);
    expect((await notify(paymentIdIn(sent.location))).status).toBe(204);
    const placed = await visitor.get(path);
    expect(placed.html).toContain("Bedankt voor je bestelling");
    expect(placed.html).toContain("Verkocht door <b>Cloth House</b> via <b>The Edit</b>");
    expect(placed.html).toContain("Herengracht 12");
    expect((await visitor.get("/cart")).html).toContain("Je winkelmand is leeg");
    expect(await placedEvents(market.partner.tenantId)).toHaveLength(1);
  });

  it("takes what was bought out of the cart once, though the order's page is loaded twice at once", async () => {
    const sent = await checkOut(visitor);
    const path = await orderPathOf(visitor, sent.location);
    for (let more = 0; more < 2; more += 1) await addToCart(visitor, market.paths.pot);
    await choosePayment(door, sent.location, "paid");
    await notify(paymentIdIn(sent.location));
    await Promise.all([visitor.get(path), visitor.get(path)]);
    expect((await visitor.get("/cart")).html).toContain("2 artikelen");
  });

  it("doesn't depend on the notification: who comes back paid finds the order placed", async () => {
    const sent = await checkOut(visitor);
    const path = await orderPathOf(visitor, sent.location);
    await choosePayment(door, sent.location, "paid");
    expect((await visitor.get(path)).html).toContain("Bedankt voor je bestelling");
    expect(await placedEvents(market.partner.tenantId)).toHaveLength(1);
  });

  it("believes no notification: an open payment and an invented one place nothing", async () => {
    const sent = await checkOut(visitor);
    for (const id of [paymentIdIn(sent.location), "tr_invented", "../../x", ""]) {
      expect((await notify(id)).status).toBe(204);
    }
    expect(await placedEvents(market.partner.tenantId)).toEqual([]);
  });

  it("a failed payment gives the goods back, keeps the cart and says so", async () => {
    const sent = await checkOut(visitor);
    const path = await orderPathOf(visitor, sent.location);
    await choosePayment(door, sent.location, "failed");
    await notify(paymentIdIn(sent.location));
    const released = await visitor.get(path);
    expect(released.html).toContain("De betaling is niet gelukt");
    expect(released.html).toContain('href="/checkout"');
    expect((await visitor.get("/checkout")).html).toContain("Clay Pot");
  });

  it("sent twice, at once or later, is one order and one payment (invariant 1)", async () => {
    const page = await visitor.get("/checkout");
    const twice = await Promise.all([1, 2].map(() => visitor.submit(page, "/checkout", contact)));
    const third = await visitor.submit(page, "/checkout", contact);
    expect(new Set([...twice, third].map(({ location }) => location)).size).toBe(1);
    await choosePayment(door, third.location, "paid");
    await notify(paymentIdIn(third.location));
    const after = await visitor.submit(page, "/checkout", contact);
    expect(after.location).toMatch(/^\/orders\/ord_/);
    expect(await placedEvents(market.partner.tenantId)).toHaveLength(1);
  });

  it("sent again with another address doesn't lose the address in silence", async () => {
    const page = await visitor.get("/checkout");
    await visitor.submit(page, "/checkout", contact);
    const again = await visitor.submit(page, "/checkout", { ...contact, line1: "Prinsengracht 1" });
    expect(again.status).toBe(409);
    expect(again.html).toContain("Open de wachtende bestelling");
    expect(again.html).toContain('value="Prinsengracht 1"');
  });

  it("links each problem to its field and keeps what was typed", async () => {
    const answer = await checkOut(visitor, { email: "mila@", name: "", city: "x".repeat(100), country: "ZZ" });
    expect(answer.status).toBe(422);
    for (const field of ["email", "name", "city", "country"]) {
      expect(answer.html).toContain(`href="#${field}"`);
      expect(answer.html).toContain(`id="${field}-problem"`);
    }
    expect(answer.html).toContain('value="mila@"');
    expect(answer.html).toContain('value="Herengracht 12"');
    expect(answer.html).toContain("<title>Probleem:");
  });

  it("says the new total when a price has changed, and takes the order at that one", async () => {
    const page = await visitor.get("/checkout");
    await importProduct(market.clay.tenantId, "pot", { title: "Clay Pot", price: "12.00", units: 9 });
    await market.follow("pot");
    const changed = await visitor.submit(page, "/checkout", contact);
    expect(changed.status).toBe(409);
    expect(changed.html).toMatch(/van €\s69,99 naar €\s72,00/);
    expect((await visitor.submit(changed, "/checkout", contact)).status).toBe(303);
  });

  it("of two consumers who want the last unit, one hears which article is sold out (invariant 4)", async () => {
    const other = door.visitor(market.edit.name);
    await addToCart(visitor, market.paths.lamp);
    await addToCart(other, market.paths.lamp);
    const pages = await Promise.all([visitor.get("/checkout"), other.get("/checkout")]);
    const first = await visitor.submit(pages[0], "/checkout", contact);
    const second = await other.submit(pages[1], "/checkout", contact);
    expect([first.status, second.status]).toEqual([303, 409]);
    expect(second.html).toMatch(/Last Lamp is uitverkocht/);
    expect(second.html).toContain('href="/cart"');
  });

  describe("when something isn't sold here any more", () => {
    const takeLampAway = () =>
      runInScope(scopeOf(market.partner.tenantId), async () => {
        const listing = await Listing.get({
          tenantId: market.partner.tenantId,
          listingId: market.paths.lamp.replace("/p/", "") as Id<"lst">,
        });
        await Listing.pause({ ...listing, at: tick(), random });
      });

    it("the order stops once, names it, and goes on with the rest of the cart", async () => {
      await addToCart(visitor, market.paths.lamp);
      const page = await visitor.get("/checkout");
      await takeLampAway();
      const back = await visitor.submit(page, "/checkout", contact);
      expect(back.status).toBe(409);
      expect(back.html).toMatch(/role="alert"[^]*Hier niet meer te koop[^]*Last Lamp[^]*€\s69,99/);
      expect(back.html).toContain('value="Mila de Vries"');
      expect((await visitor.submit(back, "/checkout", contact)).status).toBe(303);
    });

    it("the cart names it with a way to remove it, and who was told at the checkout isn't stopped again", async () => {
      await addToCart(visitor, market.paths.lamp);
      await takeLampAway();
      const cart = await visitor.get("/cart");
      expect(cart.html).toMatch(/Hier niet meer te koop[^]*Last Lamp/);
      const page = await visitor.get("/checkout");
      expect(page.html).toMatch(/geen deel van deze bestelling:[^]*Last Lamp/);
      expect((await visitor.submit(page, "/checkout", contact)).status).toBe(303);
      const remove = /action="(\/cart\/lines\/[^"]+)"/.exec(cart.html)?.[1] ?? "";
      await visitor.post(remove, { action: "remove" });
      const after = (await visitor.get("/cart")).html;
      expect(after).not.toContain("Last Lamp");
      expect(after).toContain("Clay Pot");
    });

    it("a cart of nothing else leads back to the cart, which names it", async () => {
      const other = door.visitor(market.edit.name);
      await addToCart(other, market.paths.lamp);
      const page = await other.get("/checkout");
      await takeLampAway();
      expect((await other.submit(page, "/checkout", contact)).location).toBe("/cart");
      const { html } = await other.get("/cart");
      expect(html).toContain("Last Lamp");
      expect(html).not.toContain("/checkout");
    });
  });

  it.each([
    ["forged", "ord_01j0000000000000000000000z.AAAA"],
    ["missing", ""],
  ])("a form whose token is %s comes back with a fresh one", async (_what, token) => {
    const back = await checkOut(visitor, { token });
    expect(back.status).toBe(409);
    expect((await visitor.submit(back, "/checkout", contact)).status).toBe(303);
  });

  it("a form that was open too long comes back filled in", async () => {
    const page = await visitor.get("/checkout");
    door.pass(31 * 60_000);
    const back = await visitor.submit(page, "/checkout", contact);
    expect(back.html).toContain("Deze pagina stond een tijd open");
    expect(back.html).toContain('value="Mila de Vries"');
  });

  it("without a cart leads back to the cart", async () => {
    const guest = door.visitor(market.edit.name);
    expect((await guest.get("/checkout")).location).toBe("/cart");
    expect((await guest.post("/checkout", { ...contact, seenTotalMinor: "1" })).location).toBe("/cart");
  });
});

describe("an order's page", () => {
  let path: string;
  beforeEach(async () => {
    await addToCart(visitor, market.paths.pot);
    path = await orderPathOf(visitor, (await checkOut(visitor)).location);
  });

  it("invariant 2: tells who has the id alone neither goods nor consumer", async () => {
    for (const foreign of [path.replace(/\?.*/, ""), path.replace(/k=.*/, "k=AAAAAAAAAAAAAAAAAAAAAAAA")]) {
      const { status, html } = await door.visitor(market.edit.name).get(foreign);
      expect(status).toBe(200);
      expect(html).not.toMatch(/Clay|Mila|Herengracht|mila@/);
    }
  });

  it("is unknown in another storefront, with the key too", async () => {
    for (const { name } of [market.own, market.second]) {
      expect((await door.visitor(name).get(path)).status).toBe(404);
    }
    expect((await door.visitor(market.own.name).post(path.replace("?", "/pay?"), {})).status).toBe(404);
  });

  it("leads to the same payment again, for who has the key", async () => {
    const page = await visitor.get(path);
    const action = /action="([^"]*\/pay\?[^"]*)"/.exec(page.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const again = await visitor.post(action, {});
    expect(again.location).toMatch(/\/pay\/tr_/);
    expect((await visitor.post(action.replace(/k=.*/, "k=x"), {})).status).toBe(404);
  });

  it("reloads itself without a script until the visitor stops it", async () => {
    const page = await visitor.get(path);
    expect(page.html).toMatch(/<noscript><meta http-equiv="refresh"/);
    expect((await visitor.get(`${path}&still=1`)).html).not.toContain("http-equiv");
  });
});

describe("when the payment provider doesn't answer", () => {
  const unreachable = () =>
    Promise.reject(new Fault("payment.unavailable", "unavailable", "The payment provider didn't answer"));

  it("the order waits with a way to pay it later", async () => {
    door = await openDoor((provider) => ({ ...provider, open: unreachable }));
    visitor = door.visitor(market.edit.name);
    await addToCart(visitor, market.paths.pot);
    const sent = await checkOut(visitor);
    expect(sent.location).toMatch(/^\/orders\/.*payment=unreachable$/);
    const page = await visitor.get(sent.location);
    expect(page.html).toContain("De betaaldienst is nu niet bereikbaar");
    expect(page.html).toMatch(/action="[^"]*\/pay\?/);
  });

  it("its notification is answered so that it comes again", async () => {
    door = await openDoor((provider) => ({ ...provider, get: unreachable }));
    expect((await notify("tr_1", door.visitor(market.edit.name))).status).toBe(503);
    expect(door.logged).toHaveLength(1);
  });

  it("a bug of ours is a page with a reference that stands in the log, and no word of our insides", async () => {
    door = await openDoor((provider) => ({
      ...provider,
      open: () => Promise.reject(new Error("table tandem-secret")),
    }));
    visitor = door.visitor(market.edit.name);
    await addToCart(visitor, market.paths.pot);
    const broken = await checkOut(visitor);
    expect(broken.status).toBe(500);
    expect(broken.html).not.toContain("tandem-secret");
    const [entry] = door.logged as { requestId: string }[];
    expect(broken.html).toContain(entry?.requestId);
  });
});

/** The variant with this title, as the product page offers it. */
async function variantOf(path: string, title: string): Promise<string> {
  const { html } = await visitor.get(path);
  return new RegExp(`value="(var_[0-9a-z]+)"[^>]*>\\s*<b>${title}</b>`).exec(html)?.[1] ?? "";
}

async function lineAction(): Promise<string> {
  const { html } = await visitor.get("/cart");
  return /action="(\/cart\/lines\/[^"]+)"/.exec(html)?.[1] ?? "";
}
