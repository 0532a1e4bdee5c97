import { beforeAll, describe, expect, it } from "vitest";
import { measure } from "#core/store";
import { connectToFreshTable } from "#support";
import { type Browser, type Door, type Market, openBrowser, openDoor, openMarket } from "./storefront.fixture";

let market: Market;
let door: Door;
let visitor: Browser;
beforeAll(async () => {
  await connectToFreshTable();
  market = await openMarket();
  door = await openDoor();
  visitor = door.visitor(market.edit.name);
});

describe("a storefront", () => {
  it("invariant 9: each card and page says who sells it and through whom", async () => {
    const list = await visitor.get("/");
    expect(list.status).toBe(200);
    expect(list.html.match(/Verkocht door <b>Clay &amp; Co<\/b> via <b>The Edit<\/b>/g)).toHaveLength(2);
    const product = await visitor.get(market.paths.pot);
    expect(product.html).toContain("Verkocht door <b>Clay &amp; Co</b> via <b>The Edit</b>");
  });

  it("says on a supplier's own shop that one buys directly", async () => {
    const { html } = await door.visitor(market.own.name).get(market.paths.ownPot);
    expect(html).toContain("Verkocht door <b>Clay &amp; Co</b>, rechtstreeks");
  });

  it("shows a hostile title as text", async () => {
    const { html } = await visitor.get(market.paths.top);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; Top");
    expect(html).not.toContain("<script>alert");
  });

  it("finds by the beginning of a word, and keeps what was searched for", async () => {
    const found = await visitor.get("/?q=lam");
    expect(found.html).toContain("Last Lamp");
    expect(found.html).not.toContain("Clay Pot");
    expect(found.html).toMatch(/<input[^>]* value="lam"/);
    const hostile = await visitor.get(`/?q=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`);
    expect(hostile.status).toBe(200);
    expect(hostile.html).not.toContain("<img src=x");
  });

  it("speaks the language of its locale", async () => {
    expect((await visitor.get("/")).html).toContain('<html lang="nl">');
  });
});

describe("invariant 2: what isn't this shop's doesn't exist", () => {
  it.each([
    ["a host that leads nowhere", "nobody.localhost:9", "/"],
    ["the bare host", "localhost:9", "/"],
    ["a foreign host", "edit.example.com", "/"],
    ["a host below a shop", "x.edit.localhost:9", "/"],
  ])("%s", async (_what, host, path) => {
    const answer = await openBrowser(door.app, host).get(path);
    expect(answer.status).toBe(404);
    expect(answer.html).toContain("There is no open shop at this address");
  });

  it.each([
    ["an address that isn't a page", () => "/admin", "Deze pagina bestaat niet"],
    ["a listing of another storefront", () => market.paths.ownPot, "niet meer te koop"],
    ["a listing that isn't an id", () => "/p/..%2f..%2fetc/passwd", "niet meer te koop"],
    ["an order that isn't one", () => "/orders/ord_01j0000000000000000000000z", "We vinden deze bestelling niet"],
    ["an order that isn't an id", () => "/orders/%00%ff", "We vinden deze bestelling niet"],
    ["an asset with another hash", () => "/assets/storefront-000000000000.css", ""],
  ])("%s is a 404 with a way out", async (_what, path, text) => {
    const answer = await visitor.get(path());
    expect(answer.status).toBe(404);
    expect(answer.html).toContain(text);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  it("a listing of another shop of the same tenant is a 404 as well", async () => {
    expect((await door.visitor(market.second.name).get(market.paths.pot)).status).toBe(404);
  });

  it("a cursor of another list is refused with a way out, not with a 500", async () => {
    for (const cursor of [
      "x",
      "%00",
      Buffer.from('["cards ten_x stf_y","a"]').toString("base64url"),
      "a".repeat(5_000),
    ]) {
      const answer = await visitor.get(`/?cursor=${cursor}`);
      expect(answer.status).toBe(422);
      expect(answer.html).toContain('href="/"');
    }
  });
});

describe("answers", () => {
  it("carry a policy that allows no inline script or style, and no page uses any", async () => {
    for (const path of ["/", market.paths.top, "/cart", "/nothing"]) {
      const { html, headers } = await visitor.get(path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(html).not.toMatch(/ style=| on[a-z]+=|<style|<script(?! src="\/assets\/)/);
    }
  });

  it("name assets that exist, and may be kept for good", async () => {
    const { html } = await visitor.get("/");
    const paths = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path);
    expect(paths.length).toBeGreaterThanOrEqual(3);
    for (const path of paths) {
      const asset = await visitor.get(path);
      expect(asset.status).toBe(200);
      expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    }
  });

  it("are shared only while the visitor has no cart, and cost nothing when unchanged", async () => {
    const guest = door.visitor(market.edit.name);
    const first = await guest.get("/");
    expect(first.headers.get("cache-control")).toContain("public");
    expect(first.headers.get("vary")).toContain("cookie");
    const again = await guest.get("/", { "if-none-match": first.headers.get("etag") ?? "" });
    expect({ status: again.status, html: again.html }).toEqual({ status: 304, html: "" });
    guest.cookies.set("cart", "crt_01j0000000000000000000000z.3");
    const own = await guest.get("/", { "if-none-match": first.headers.get("etag") ?? "" });
    expect(own.status).toBe(200);
    expect(own.headers.get("cache-control")).toBe("private, no-cache");
    expect(own.html).toContain("3 artikelen");
  });

  it("to a tampered cart cookie are ordinary pages", async () => {
    for (const value of [
      "crt_x",
      "crt_01j0000000000000000000000z.-5",
      "%00",
      "<script>",
      "crt_01j0000000000000000000000z.1e9",
    ]) {
      const guest = door.visitor(market.edit.name);
      guest.cookies.set("cart", value);
      expect((await guest.get("/")).status).toBe(200);
      expect((await guest.get("/cart")).html).toContain("Je winkelmand is leeg");
    }
  });
});

describe("budget", () => {
  it("a list page is one Query, a product page one more, each within 1.0 RCU", async () => {
    await visitor.get("/");
    for (const path of ["/", market.paths.pot]) {
      const { roundTrips, units } = await measure(() => visitor.get(path));
      expect(roundTrips).toBe(1);
      expect(units).toMatchObject({ write: 0 });
      expect(units.read).toBeLessThanOrEqual(1);
    }
  });

  it("a host name is looked up once in 30 seconds, also one that leads nowhere", async () => {
    const other = await openDoor();
    for (const [name, misses] of [
      ["nobody-here", 1],
      [market.own.name, 2],
    ] as const) {
      const guest = other.visitor(name);
      const path = "/assets-of-nobody";
      expect((await measure(() => guest.get(path))).roundTrips).toBe(misses);
      expect((await measure(() => guest.get(path))).roundTrips).toBe(0);
      other.pass(31_000);
      expect((await measure(() => guest.get(path))).roundTrips).toBe(misses);
    }
  });
});
