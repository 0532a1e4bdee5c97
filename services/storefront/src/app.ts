/**
 * createStorefront: every storefront of a deployment, as one function from request to page. All it knows of the world is passed in.
 *
 * Invariants
 *   1. One shop per request: the host name says which, and the request runs in the scope of that shop's tenant (invariant 2).
 *   2. Nothing is believed of a request: what doesn't exist, isn't this shop's or isn't well-formed gets a page with a way out.
 *   3. Pages of one visitor are never kept by a shared cache.
 *
 * @module
 */
import { Limit } from "#core/limit";
import type { Instant } from "#core/kernel";
import { runInScope } from "#core/store";
import { createAssets, createPages } from "#web/storefront";
import { Hono, type MiddlewareHandler } from "hono";
import { readCart } from "./cookie";
import { requireOwnForm } from "./form";
import { errorPage, problemPage, securityHeaders, shutPage } from "./respond";
import { addLine, changeLine, showCart } from "./routes/cart";
import { list } from "./routes/list";
import { showProduct } from "./routes/product";
import { createShopFinder, type FindShop, type OpenShop, type Shut } from "./shop";
import type { C, Env, StorefrontOptions } from "./visit";

export type { StorefrontOptions } from "./visit";

export function createStorefront(options: StorefrontOptions): Hono<Env> {
  const assets = createAssets(options.font);
  const pages = createPages(assets);
  const secure = options.publicUrl.startsWith("https:");
  const findShop = createShopFinder(options.publicUrl);
  const app = new Hono<Env>();

  app.use(async (c, next) => {
    c.set("options", options);
    c.set("assets", assets);
    c.set("pages", pages);
    c.set("secure", secure);
    c.set("requestId", Buffer.from(options.random()).toString("hex"));
    await next();
  });
  app.use(securityHeaders(options.paymentUrl));
  app.onError((error, c) => errorPage(error, c));
  app.notFound((c) => problemPage(c, "page_not_found", 404));

  app.get("/assets/:name", (c) => {
    const asset = assets.find(c.req.param("name"));
    if (!asset) return problemPage(c, "page_not_found", 404);
    c.header("content-type", asset.type);
    c.header("cache-control", "public, max-age=31536000, immutable");
    return c.body(asset.body);
  });
  // Before the shop's door: an order may be paid after its shop has closed.
  // The way from checkout on is loaded by whoever goes it: no page of goods pays for it at a cold start.
  app.post("/payments/notifications", async (c) => (await import("./routes/payment")).hearOfPayment(c));

  app.use(enterShop(findShop));
  app.get("/", list);
  app.get("/p/:listingId/:handle?", showProduct);
  app.get("/cart", showCart);
  app.post("/cart/lines", addLine);
  app.post("/cart/lines/:key", changeLine);
  app.get("/checkout", async (c) => (await import("./routes/checkout")).showCheckout(c));
  app.post("/checkout", async (c) => (await import("./routes/checkout")).sendCheckout(c));
  app.get("/orders/:orderId", async (c) => (await import("./routes/order")).showOrder(c));
  app.post("/orders/:orderId/pay", async (c) => (await import("./routes/order")).payOrder(c));
  addPrivacyRoutes(app);
  return app;
}

/** A visitor's own data. Loaded by whoever goes there. */
function addPrivacyRoutes(app: Hono<Env>): void {
  const privacy = () => import("./routes/privacy");
  app.get("/privacy", async (c) => (await privacy()).showPrivacy(c));
  app.post("/privacy/link", async (c) => (await privacy()).sendLink(c));
  app.get("/privacy/link", async (c) => (await privacy()).showLink(c));
  app.post("/privacy/session", async (c) => (await privacy()).openSession(c));
  app.post("/privacy/sign-out", async (c) => (await privacy()).endSession(c));
  app.post("/privacy/consents/withdrawal", async (c) => (await privacy()).withdrawConsent(c));
  app.get("/privacy/erase", async (c) => (await privacy()).showErase(c));
  app.post("/privacy/erasure", async (c) => (await privacy()).sendErasure(c));
  app.get("/privacy/holdings.json", async (c) => (await privacy()).showHoldings(c));
  app.get("/privacy/data.json", async (c) => (await privacy()).exportAs("json")(c));
  app.get("/privacy/data.csv", async (c) => (await privacy()).exportAs("csv")(c));
}

/** Finds the shop, and lets the rest of the request run for its tenant. */
function enterShop(findShop: FindShop): MiddlewareHandler<Env> {
  return async (c, next) => {
    const at = c.var.options.clock.now();
    const host = hostOf(c);
    const open = await findShop(host, at);
    if (!open) return problemPage(c, "page_not_found", 404);
    if (open.shut && !staysOpen(open.shut, c.req.path)) return shutPage(c, open);
    c.set("visit", { ...open, at, cart: readCart(c) });
    const verdicts = await spend(c, open, at);
    const limits = Object.entries(Limit.rateLimitHeaders(verdicts));
    if (verdicts.some(({ allowed }) => !allowed)) {
      const refusal = problemPage(c, "throttled", 429);
      for (const [name, value] of limits) refusal.headers.set(name, value);
      return refusal;
    }
    if (c.req.method === "POST") requireOwnForm(c, host);
    await runInScope({ tenantId: open.key.tenantId, actor: "consumer", role: "consumer" }, () => next());
    // What a shared cache may keep says nothing of one visitor.
    const isShared = c.res.headers.get("cache-control")?.startsWith("public") === true;
    if (!isShared) for (const [name, value] of limits) c.res.headers.set(name, value);
    return undefined;
  };
}

/** Who bought before a shop was shut still finds the order, and what is kept of them. Of one that never opened nothing is shown. */
const staysOpen = (shut: Shut, path: string): boolean =>
  shut !== "not_open_yet" && /^\/(orders|privacy)(\/|$)/.test(path);

/** The visitor's bucket first: whoever asks too often is refused before the shop is, and its other visitors don't pay for him. */
async function spend(c: C, { key: { tenantId, storefrontId } }: OpenShop, at: Instant): Promise<Limit.Verdict[]> {
  const { limiter } = c.var.options;
  if (!limiter) return [];
  const { address: ofAddress, storefront } = Limit.policies;
  const address = Limit.clientAddress(c.req.raw.headers);
  const verdicts: Limit.Verdict[] = [];
  if (address !== undefined) {
    verdicts.push(await limiter.spend(ofAddress, { tenantId, of: [storefrontId, address] }, Date.parse(at)));
  }
  if (verdicts.every(({ allowed }) => allowed)) {
    verdicts.push(await limiter.spend(storefront, { tenantId, of: [storefrontId] }, Date.parse(at)));
  }
  return verdicts;
}

/** Behind the edge, which overwrites it, the visitor's host name is in `x-forwarded-host`. */
const hostOf = (c: C): string => c.req.header("x-forwarded-host") ?? c.req.header("host") ?? new URL(c.req.url).host;
