/**
 * Every page of the storefront from fixtures, at the widths of a phone and a desk, checked by axe.
 *
 *   npm run gallery -- [folder] [page…]
 *
 * Writes `<page>-<width>.png`, prints what axe finds, and fails on any finding or sideways scrolling. No database, no network.
 *
 * @module
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { AxeBuilder } from "@axe-core/playwright";
import { launchBrowser } from "./support/browser";
import { Privacy } from "#core/privacy";
import { Visitor } from "#core/visitor";
import { createAssets, createPages } from "#web/storefront";
import { createPrivacyPages } from "#web/storefront/privacy";
import * as fixture from "../../web/storefront/src/fixture";
import { openRequest, overviewModel } from "../../web/storefront/src/privacy/fixture";

const [folder = join(tmpdir(), "tandem-gallery"), ...only] = process.argv.slice(2);
const fontFile = createRequire(import.meta.url).resolve(
  "@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
);
const assets = createAssets(new Uint8Array(readFileSync(fontFile)));
const pages = createPages(assets);
const privacy = createPrivacyPages(assets);
const mailShop = { title: "Maison Linde", accent: "#1f4d3f", locale: "en-IE" };
const dutch = { shop: fixture.dutchShop };

const gallery: Readonly<Record<string, string>> = {
  list: pages.list(fixture.listModel({ cartCount: 3 })),
  "list-page-2": pages.list(fixture.listModel({ firstHref: "/" })),
  "list-nl": pages.list(fixture.listModel(dutch)),
  "list-empty": pages.list(fixture.listModel({ cards: [], ...without("nextHref") })),
  "list-no-results": pages.list(fixture.listModel({ cards: [], query: "hovercraft", ...without("nextHref") })),
  product: pages.product(fixture.productModel()),
  "product-problem": pages.product(fixture.productModel({ problem: "choose_variant" })),
  "product-one-picture": pages.product(
    fixture.productModel({
      title: "Cream Sofa",
      pictures: [{ src: "https://images.example/s.jpg", alt: "" }],
      variants: [{ variantId: "v", title: "", price: fixture.euro(50000), stock: "in_stock" }],
    }),
  ),
  "product-sold-out": pages.product(
    fixture.productModel({
      title: "Pink Armchair",
      pictures: [],
      variants: [{ variantId: "v", title: "", price: fixture.euro(75000), stock: "sold_out" }],
    }),
  ),
  "product-many": pages.product(
    fixture.productModel({
      variants: Array.from({ length: 40 }, (_, index) => ({
        variantId: `v${index}`,
        title: `Size ${index}`,
        price: fixture.euro(1000 + index),
        stock: "in_stock" as const,
      })),
      ...dutch,
    }),
  ),
  cart: pages.cart(fixture.cartModel()),
  "cart-empty": pages.cart(fixture.cartModel({ groups: [], cartCount: 0 })),
  "cart-changed": pages.cart(fixture.cartModel({ problem: "quantity", gone: fixture.gone })),
  "cart-sold-out": pages.cart(fixture.cartModel({ groups: fixture.groupsWithSoldOut })),
  "cart-all-gone": pages.cart(fixture.cartModel({ groups: [], cartCount: 2, gone: fixture.gone })),
  checkout: await pages.checkout(fixture.checkoutModel()),
  "checkout-errors": await pages.checkout(
    fixture.checkoutModel({
      errors: [
        { field: "email", problem: "invalid" },
        { field: "name", problem: "required" },
        { field: "city", problem: "too_long" },
      ],
      values: { email: "mila@", country: "NL" },
    }),
  ),
  "checkout-price-changed": await pages.checkout(
    fixture.checkoutModel({ notice: { kind: "price_changed", seen: fixture.euro(12997) } }),
  ),
  "checkout-gone": await pages.checkout(fixture.checkoutModel({ notice: { kind: "gone" }, gone: fixture.gone })),
  "checkout-gone-known": await pages.checkout(fixture.checkoutModel({ gone: fixture.gone })),
  "checkout-sold-out-nl": await pages.checkout(
    fixture.checkoutModel({ notice: { kind: "sold_out", titles: ["Copper Light"] }, ...dutch }),
  ),
  "order-placed": await pages.order(fixture.orderModel()),
  "order-waiting": await pages.order(fixture.orderModel({ status: "awaiting_payment", refreshing: true })),
  "order-released": await pages.order(fixture.orderModel({ status: "released" })),
  "order-erased": await pages.order(erasedOrder()),
  "order-limited": await pages.order(fixture.orderModel(without("details"))),
  "privacy-sign-in": privacy.signIn(fixture.frame()),
  "privacy-sent": privacy.signIn({ ...fixture.frame(), state: "sent" }),
  "privacy-invalid": privacy.signIn({ ...fixture.frame(), state: "invalid", email: "mila@" }),
  "privacy-throttled": privacy.signIn({ ...fixture.frame(), state: "throttled" }),
  "privacy-spent-nl": privacy.signIn({ ...fixture.frame(dutch), state: "link_spent" }),
  "privacy-confirm": privacy.confirm({ ...fixture.frame(), token: "x" }),
  privacy: privacy.overview(overviewModel()),
  "privacy-nl": privacy.overview(overviewModel({ ...dutch, requests: [openRequest] })),
  "privacy-open": privacy.overview(overviewModel({ requests: [openRequest], said: "asked" })),
  "privacy-done": privacy.overview(
    overviewModel({ controllers: [], consents: [], requests: [{ ...openRequest, status: "done", cases: [] }] }),
  ),
  "privacy-empty": privacy.overview(overviewModel({ controllers: [], consents: [] })),
  "privacy-erase": privacy.erase({
    ...fixture.frame(),
    email: "mila@example.com",
    names: ["Maison Linde", "Terra & Oak"],
  }),
  "mail-link": Visitor.linkMail({ shop: mailShop, url: "https://linde.example/privacy/link?t=x" }).html,
  "mail-received": Privacy.receivedLetter(mailShop, {
    dueAt: openRequest.dueAt as never,
    url: "https://linde.example/privacy",
  }).html,
  "mail-done-nl": Privacy.doneLetter({ ...mailShop, title: "Buurtwinkel Noord", locale: "nl-NL" }).html,
  "not-found": pages.problem({ ...fixture.frame({ cartCount: 1 }), kind: "page_not_found" }),
  failed: pages.problem({ ...fixture.frame(), kind: "failed", reference: "1-5f2a" }),
  "no-shop": pages.bare({ language: "en", kind: "unknown" }),
};

/** Takes a property out of a fixture: `undefined` isn't absent under exactOptionalPropertyTypes. */
/** As after an erasure. */
function erasedOrder() {
  const { details } = fixture.orderModel();
  if (!details) throw new Error("the fixture has details");
  const { buyer: _erased, ...kept } = details;
  return fixture.orderModel({ details: kept });
}

function without(name: string): object {
  return { [name]: undefined };
}

const server = createServer((request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const asset = path.startsWith("/assets/") ? assets.find(path.slice("/assets/".length)) : undefined;
  const page = gallery[path.slice(1)];
  if (asset) response.writeHead(200, { "content-type": asset.type }).end(asset.body);
  else if (page) response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
  else response.writeHead(404).end();
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;

mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
let findings = 0;
const looks = [
  { width: 390, height: 844, scheme: "light" },
  { width: 1440, height: 900, scheme: "light" },
  { width: 1440, height: 900, scheme: "dark" },
] as const;
for (const { width, height, scheme } of looks) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  for (const name of Object.keys(gallery)) {
    if (only.length > 0 && !only.includes(name)) continue;
    await page.goto(`${origin}/${name}`, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({
      path: `${folder}/${name}-${width}${scheme === "dark" ? "-dark" : ""}.png`,
      fullPage: true,
    });
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations)
      console.log(`${name} ${width} ${scheme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    await page.setViewportSize({ width: Math.min(width, 360), height });
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    await page.setViewportSize({ width, height });
    if (sideways) console.log(`${name}: scrolls sideways at 360`);
    findings += violations.length + (sideways ? 1 : 0);
  }
  await context.close();
}
await browser.close();
server.close();
console.log(findings === 0 ? `no findings; pictures in ${folder}` : `${findings} findings`);
process.exitCode = findings === 0 ? 0 : 1;
