import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoPassword } from "../../packages/local/src/seed/marketplace";
import { launchBrowser } from "./support/browser";
import {
  type Caller,
  eventually,
  freePort,
  removeFolder,
  signIn,
  tokenOf,
  startTandem,
  type Tandem,
  temporaryFolder,
} from "./support/tandem";

let tandem: Tandem;
let browser: Browser;
let callers: Record<"alster" | "oakmere" | "weekend" | "huis", Caller>;
const emails = {
  alster: "jonas@alster-apparel.example",
  oakmere: "aoife@oakmere-home.example",
  weekend: "maeve@weekend-edit.example",
  huis: "sanne@huisenhaard.example",
};

beforeAll(async () => {
  tandem = await startTandem({ dataDir: await temporaryFolder(), port: await freePort() });
  browser = await launchBrowser();
  const entries = await Promise.all(
    Object.entries(emails).map(async ([name, email]) => [name, await signIn(tandem, email, demoPassword)] as const),
  );
  callers = Object.fromEntries(entries) as typeof callers;
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await tandem?.stop();
  if (tandem) await removeFolder(tandem.dataDir);
});

/** No script: the shop must not need it. */
async function openShop(options: { javaScriptEnabled?: boolean; width?: number } = {}): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: options.javaScriptEnabled ?? false,
    viewport: { width: options.width ?? 390, height: 844 },
    locale: "en-IE",
  });
  return context.newPage();
}

async function addToCart(page: Page, query: string, title: string): Promise<void> {
  await page.goto(tandem.shop("weekend"));
  await page.getByRole("searchbox").fill(query);
  await page.getByRole("searchbox").press("Enter");
  await page.getByRole("link", { name: title }).first().click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("heading", { level: 1, name: "Your cart" }).waitFor();
}

async function fillIn(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mail address").first().fill(email);
  await page.getByLabel("Full name").fill("Nora Kelly");
  await page.getByLabel("Street and house number").fill("14 Harbour Road");
  await page.getByLabel("Postal code").fill("D01 X2Y3");
  await page.getByLabel("Town or city").fill("Dublin");
  await page.getByLabel("Country").selectOption("IE");
}

const pay = (page: Page) => page.getByRole("button", { name: /^Pay / }).click();
const choose = (page: Page, outcome: string) => page.getByRole("button", { name: outcome, exact: true }).click();
const heading = (page: Page) => page.getByRole("heading", { level: 1 }).innerText();

describe("a consumer buys from two suppliers through a partner, on a phone and without JavaScript", () => {
  const email = "nora.kelly@example.com";
  let orderId: string;

  it("finds, chooses, pays, and sees who sold what", async () => {
    const page = await openShop();
    await page.goto(tandem.shop("weekend"));
    expect(await page.getByRole("main").getByRole("link").count()).toBeGreaterThan(10);
    await addToCart(page, "jumper", "Yellow Wool Jumper");
    await addToCart(page, "sofa", "Cream Sofa");
    const cart = await page.getByRole("main").innerText();
    expect(cart).toMatch(/Sold by\s+Alster Apparel\s+through\s+The Weekend Edit/);
    expect(cart).toMatch(/Sold by\s+Oakmere Home & Garden\s+through\s+The Weekend Edit/);

    await page.getByRole("link", { name: "Go to checkout" }).click();
    await pay(page);
    expect(await page.getByRole("alert").innerText()).toContain("Enter your full name");

    await fillIn(page, email);
    await page.getByRole("group", { name: "Your choice" }).getByRole("checkbox").first().check();
    await pay(page);
    await page.waitForURL(/\/pay\//);
    expect(await page.getByRole("main").innerText()).toContain("€580.00");
    await choose(page, "Pay");
    await page.waitForURL(/\/orders\/ord_/);
    expect(await heading(page)).toBe("Thank you for your order");
    expect(await page.getByRole("main").innerText()).toContain("Sold by");
    orderId = /ord_[0-9a-z]{26}/.exec(page.url())?.[0] ?? "";
    await page.goto(tandem.shop("weekend", "/cart"));
    expect(await heading(page)).toBe("Your cart is empty");
    await page.context().close();
  });

  it("finds the confirmation in the mailbox", async () => {
    const page = await openShop();
    await eventually(
      async () => {
        await page.goto(`${tandem.url}/mailbox/`);
        return page.getByRole("main").innerText();
      },
      (text) => text.includes(email),
    );
    expect(await page.getByRole("main").innerText()).toContain("Your order at The Weekend Edit");
    await page.context().close();
  });

  it("invariant 1: each owner has its part, and nobody another's", async () => {
    const items = (caller: Caller, path: string) => async () => (await caller.get(path)).body.items as any[];
    const { alster, oakmere, weekend, huis } = callers;
    const mine = (orders: any[]) => orders.filter((order) => order.orderId === orderId);
    for (const [caller, title, commission] of [
      [alster, "Yellow Wool Jumper", 840], // 80.00 with 19 % tax is 67.23 net; 12.5 % of it
      [oakmere, "Cream Sofa", 3252], // 500.00 with 23 % tax is 406.50 net; 8 % of it
    ] as const) {
      const orders = mine(
        await eventually(items(caller, `/suppliers/${caller.tenantId}/supplier-orders`), (all) => mine(all).length > 0),
      );
      expect(orders).toHaveLength(1);
      expect(orders[0].lines.map((line: any) => line.title)).toEqual([title]);
      expect(orders[0].commission.amountMinor).toBe(commission);
      const consumers = await items(caller, `/tenants/${caller.tenantId}/consumers`)();
      expect(consumers.map((consumer) => consumer.contact.email)).toContain(email);
    }
    const entries = mine(
      await eventually(
        items(weekend, `/partners/${weekend.tenantId}/commission-entries`),
        (all) => mine(all).length === 2,
      ),
    );
    expect(entries.map((entry) => entry.commission.amountMinor).toSorted((a, b) => a - b)).toEqual([840, 3252]);
    expect(entries.every((entry) => entry.agreementVersion === 1)).toBe(true);
    const shared = await items(weekend, `/tenants/${weekend.tenantId}/shared-records`)();
    // Alster shares contacts with consent; Oakmere shares pseudonyms only, each with an address that passes mail on.
    expect(shared.filter((record) => record.email === email).map(({ share }) => share)).toEqual(["contact"]);
    const ofOakmere = shared.filter(({ supplierId }) => supplierId === oakmere.tenantId);
    expect(ofOakmere.length).toBeGreaterThan(0);
    for (const record of ofOakmere)
      expect([record.share, record.email, /^[0-9a-z]{34}@relay\./.test(record.relayAddress)]).toEqual([
        "pseudonymous",
        undefined,
        true,
      ]);
    // The other partner, and each tenant at another's door.
    expect(mine(await items(huis, `/partners/${huis.tenantId}/commission-entries`)())).toEqual([]);
    expect((await huis.get(`/partners/${weekend.tenantId}/commission-entries`)).status).toBe(404);
    expect((await oakmere.get(`/suppliers/${alster.tenantId}/supplier-orders`)).status).toBe(404);
    expect((await weekend.get(`/tenants/${alster.tenantId}/consumers`)).status).toBe(404);
  });

  it("another storefront doesn't know the order", async () => {
    const page = await openShop();
    const answer = await page.goto(tandem.shop("huisenhaard", `/orders/${orderId}`));
    expect(answer?.status()).toBe(404);
    await page.context().close();
  });
});

describe("the last unit", () => {
  it("goes to one of two consumers; the other gets a clear sold out; a failed payment gives it back", async () => {
    const [first, second] = await Promise.all([openShop(), openShop()]);
    // The sample catalogue has one Ocean Blue Shirt.
    for (const page of [first, second]) {
      await addToCart(page, "ocean", "Ocean Blue Shirt");
      await page.getByRole("link", { name: "Go to checkout" }).click();
      await fillIn(page, "somebody@example.com");
    }
    await pay(first);
    await first.waitForURL(/\/pay\//);
    await pay(second);
    expect(await second.getByRole("alert").innerText()).toMatch(/sold out/);
    await choose(first, "Fail");
    await first.waitForURL(/\/orders\/ord_/);
    expect(await heading(first)).toBe("The payment did not go through");
    await pay(second);
    await second.waitForURL(/\/pay\//);
    await choose(second, "Pay");
    await second.waitForURL(/\/orders\/ord_/);
    expect(await heading(second)).toBe("Thank you for your order");
    await Promise.all([first, second].map((page) => page.context().close()));
  });

  it("is sold out in the storefronts of all partners a moment later", async () => {
    const page = await openShop();
    await eventually(
      async () => {
        await page.goto(tandem.shop("huisenhaard", "/?q=ocean"));
        return page.getByRole("main").innerText();
      },
      (text) => text.includes("Uitverkocht"),
    );
    await page.context().close();
  });
});

describe("a supplier's change", () => {
  it("of title and price reaches the storefronts of its partners", async () => {
    const { alster } = callers;
    const { body } = await alster.get(`/suppliers/${alster.tenantId}/products?limit=100`);
    const product = body.items.find((item: any) => item.title === "Classic Varsity Top");
    const path = `/suppliers/${alster.tenantId}/products/${product.productId}`;
    const response = await fetch(`${tandem.url}/api${path}`, { headers: { authorization: await token("alster") } });
    const changed = await fetch(`${tandem.url}/api${path}`, {
      method: "PATCH",
      headers: {
        authorization: await token("alster"),
        "content-type": "application/json",
        "if-match": response.headers.get("etag") ?? "",
      },
      body: JSON.stringify({ content: { title: "Classic Varsity Top, new cut" } }),
    });
    expect(changed.status).toBe(200);
    const page = await openShop();
    await eventually(
      async () => {
        await page.goto(tandem.shop("weekend", "/?q=varsity"));
        return page.getByRole("main").innerText();
      },
      (text) => text.includes("Classic Varsity Top, new cut"),
    );
    await page.context().close();
  });

  async function token(name: keyof typeof emails): Promise<string> {
    return `Bearer ${await tokenOf(tandem, emails[name], demoPassword)}`;
  }
});

it.each([
  { width: 390, word: "candle", title: "Vanilla candle" },
  { width: 1440, word: "fence", title: "Wooden Fence" },
])(
  "no page has an accessibility violation or scrolls sideways at $width px",
  async ({ width, word, title }) => {
    const page = await openShop({ javaScriptEnabled: true, width });
    const found: string[] = [];
    const look = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      found.push(...violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html}`));
      if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) {
        found.push(`${what}: scrolls sideways`);
      }
    };
    const lookAt = async (address: string) => {
      await page.goto(address);
      await look(address);
    };
    await lookAt(tandem.shop("weekend", "/cart"));
    await page.goto(tandem.shop("weekend", `/?q=${word}`));
    await page.getByRole("link", { name: title }).first().click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await look("a product");
    await page.getByRole("button", { name: "Add to cart" }).click();
    await page.getByRole("heading", { level: 1, name: "Your cart" }).waitFor();
    for (const path of ["/", "/?q=nothing-has-this-name", "/cart", "/no-such-page", "/checkout"]) {
      await lookAt(tandem.shop("weekend", path));
    }
    await pay(page);
    await page.getByRole("alert").waitFor();
    await look("a checkout with problems");
    await fillIn(page, "ada@example.com");
    // The longest place name of Europe, and a double name.
    await page.getByLabel("Town or city").fill("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch");
    await page.getByLabel("Full name").fill("Ada de Vries-van den Berkenbosch-Oldenbarneveldt");
    await pay(page);
    await page.waitForURL(/\/pay\//);
    await look("the payment page");
    await choose(page, "Pay");
    await page.getByRole("heading", { level: 1, name: "Thank you for your order" }).waitFor();
    await look("an order");
    for (const path of ["/", "/mailbox/", "/pay/", "/no-such-page", "/api/reference"]) await lookAt(tandem.url + path);
    expect(found).toEqual([]);
    await page.context().close();
  },
  240_000,
);
