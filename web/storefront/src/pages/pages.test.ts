import { describe, expect, it } from "vitest";
import { createAssets } from "../assets";
import * as fixture from "../fixture";
import { messagesFor } from "../messages";
import type { ProblemKind, SanitisedHtml } from "../model";
import { createPages } from "../pages";

const pages = createPages(createAssets());
const soldBy = (supplier: string) => `Sold by <b>${supplier}</b> through <b>Maison Linde</b>`;
const count = (html: string, part: string) => html.split(part).length - 1;
const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&`;

/** One of each page, in the states that show something else. */
const everyPage: Readonly<Record<string, string>> = {
  list: pages.list(fixture.listModel()),
  empty: pages.list(fixture.listModel({ cards: [] })),
  product: pages.product(fixture.productModel()),
  cart: pages.cart(fixture.cartModel()),
  checkout: await pages.checkout(fixture.checkoutModel({ errors: [{ field: "email", problem: "invalid" }] })),
  order: await pages.order(fixture.orderModel()),
  problem: pages.problem({ ...fixture.frame(), kind: "failed", reference: "abc" }),
  unknown: pages.bare({ language: "en", kind: "unknown" }),
};

describe("invariant 9: who sells it and through whom", () => {
  it("stands on every card", () => {
    const model = fixture.listModel();
    const html = pages.list(model);
    expect(count(html, 'class="seller"')).toBe(model.cards.length);
    expect(count(html, soldBy("Norde Apparel"))).toBe(
      model.cards.filter(({ seller }) => seller.supplierName === "Norde Apparel").length,
    );
  });

  it.each(["product", "cart", "checkout", "order"])("stands on the %s page for each supplier", (page) => {
    expect(everyPage[page]).toContain(soldBy("Terra &amp; Oak"));
    if (page !== "product") expect(everyPage[page]).toContain(soldBy("Norde Apparel"));
  });

  it("is said as plainly when the shop is the supplier's own", () => {
    const seller = { supplierName: "Terra", partnerName: "Terra", direct: true };
    expect(pages.product(fixture.productModel({ seller }))).toContain("Sold by <b>Terra</b>, directly");
  });
});

describe("hostile text", () => {
  it("stays text in titles, names, searches, addresses and reviews", async () => {
    const seller = { supplierName: hostile, partnerName: hostile, direct: false };
    const shop = { ...fixture.shop, title: hostile, tagline: hostile, partnerName: hostile };
    const line = fixture.line({ title: hostile, variantTitle: hostile });
    const groups = [fixture.checkoutGroup({ seller, lines: [line], subtotal: fixture.euro(1) }, "contact")];
    const gone = [{ key: "var_1", title: hostile }];
    const rendered = [
      pages.list(
        fixture.listModel({ shop, query: hostile, cards: [fixture.card({ title: hostile, seller, badge: hostile })] }),
      ),
      pages.product(
        fixture.productModel({ shop, title: hostile, seller, category: hostile, review: hostile, optionName: hostile }),
      ),
      pages.cart(fixture.cartModel({ shop, groups, gone })),
      await pages.checkout(fixture.checkoutModel({ shop, groups, gone, values: { name: hostile, email: hostile } })),
      await pages.order(
        fixture.orderModel({
          shop,
          details: {
            groups,
            totals: { total: fixture.euro(1), taxIncluded: fixture.euro(0) },
            buyer: { email: hostile, address: [hostile] },
          },
        }),
      ),
    ];
    for (const html of rendered) {
      expect(html).toContain("&lt;script&gt;");
      expect(html).not.toMatch(/<script>|<img src=x/);
    }
  });

  it.each([
    "javascript:alert(1)",
    "http://plain.example/x.jpg",
    'https://x.example/"onload="x',
    "data:text/html,x",
    "//x",
  ])("never makes a picture of %s", (src) => {
    const html = pages.product(fixture.productModel({ pictures: [{ src, alt: "" }] }));
    expect(html).not.toContain("<img");
    expect(html).toContain('class="art ');
  });

  it("shows the catalogue's sanitised HTML as it is", () => {
    const bodyHtml = "<p>Good <em>clay</em></p>" as SanitisedHtml;
    expect(pages.product(fixture.productModel({ bodyHtml }))).toContain("<p>Good <em>clay</em></p>");
  });
});

describe("without JavaScript and without styles", () => {
  it.each(Object.entries(everyPage))("the %s page has no inline script, style or handler", (_name, html) => {
    expect(html).not.toMatch(/ style=| on[a-z]+=|<style|javascript:/);
    expect(html.match(/<script[^>]*>[^<]/)).toBeNull();
  });

  it.each(Object.entries(everyPage))(
    "the %s page has a language, a title, one main heading and a main",
    (_name, html) => {
      expect(html).toMatch(/^<!doctype html><html lang="en">/);
      expect(html).toMatch(/<title>[^<]+<\/title>/);
      expect(count(html, "<h1")).toBe(1);
      expect(count(html, "<main")).toBe(1);
    },
  );

  it("every control of every form has a name for screen readers", () => {
    for (const html of Object.values(everyPage)) {
      for (const [control] of html.matchAll(/<(?:input|select)\b[^>]*>/g)) {
        if (control.includes('type="hidden"')) continue;
        const id = / id="([^"]+)"/.exec(control)?.[1];
        const named =
          control.includes("aria-label=") ||
          html.includes(`for="${id}"`) ||
          html.includes(`<label class="option">${control}`);
        expect({ control, named }).toEqual({ control, named: true });
      }
    }
  });

  it("every way through the shop is a link or a form", () => {
    expect(everyPage["list"]).toContain('href="/p/lst_0/x"');
    expect(everyPage["product"]).toContain('action="/cart/lines"');
    expect(everyPage["cart"]).toContain('href="/checkout"');
    expect(everyPage["checkout"]).toContain('<form class="till" method="post" action="/checkout"');
  });
});

describe("the product page", () => {
  it("offers tiles for a few variants, a list for many, and nothing to choose for one", () => {
    const variant = (index: number) => ({
      variantId: `v${index}`,
      title: `S${index}`,
      price: fixture.euro(100),
      stock: "in_stock" as const,
    });
    const of = (length: number) =>
      pages.product(fixture.productModel({ variants: Array.from({ length }, (_, index) => variant(index)) }));
    expect(count(of(3), 'type="radio"')).toBe(3);
    expect(of(13)).toContain("<select");
    expect(of(1)).toContain('type="hidden" name="variantId" value="v0"');
  });

  it("has no way to buy what is sold out", () => {
    const soldOut = { variantId: "v", title: "", price: fixture.euro(100), stock: "sold_out" as const };
    const html = pages.product(fixture.productModel({ variants: [soldOut] }));
    expect(html).toContain("Sold out");
    expect(html).not.toContain("/cart/lines");
  });
});

describe("what isn't sold here any more", () => {
  it("is named in the cart with a way to remove it, and has words where its name went with the agreement", () => {
    for (const groups of [fixture.groups, []]) {
      const html = pages.cart(fixture.cartModel({ groups, gone: fixture.gone }));
      for (const { key } of fixture.gone) expect(html).toContain(`action="/cart/lines/${key}"`);
      expect(html).toContain("White Ceramic Pot");
      expect(html).toContain("An article that has left the shop");
      expect(count(html, "<h1")).toBe(1);
    }
  });
});

it("a cart with something sold out says why it can't be checked out, in place of the way to the checkout", () => {
  const html = pages.cart(fixture.cartModel({ groups: fixture.groupsWithSoldOut }));
  expect(html).toContain("Sold out. Remove it to go on.");
  expect(html).toContain("Remove what is sold out, then you can check out with the rest.");
  expect(html).not.toContain('href="/checkout"');
  expect(everyPage["cart"]).not.toContain("Remove what is sold out");
});

describe("the checkout", () => {
  it("asks for consent only where an agreement lets the partner see a contact, unticked", async () => {
    const seeing = (partnerSees: "none" | "pseudonymous" | "contact" | "full") =>
      pages.checkout(
        fixture.checkoutModel({ groups: fixture.groups.map((group) => fixture.checkoutGroup(group, partnerSees)) }),
      );
    for (const share of ["none", "pseudonymous"] as const) expect(await seeing(share)).not.toContain('type="checkbox"');
    for (const share of ["contact", "full"] as const) {
      expect(await seeing(share)).toContain('type="checkbox"');
      expect(await seeing(share)).not.toContain("checked");
    }
  });

  it("asks for each seller by name, and sends along which notice was shown", async () => {
    const html = await pages.checkout(
      fixture.checkoutModel({ groups: fixture.groups.map((group) => fixture.checkoutGroup(group, "contact")) }),
    );
    const asked = fixture.groups.filter(({ seller }) => !seller.direct);
    expect(asked.length).toBeGreaterThan(1);
    expect([...html.matchAll(/name="share\.agr_\d+"/g)]).toHaveLength(asked.length);
    for (const { seller } of asked) {
      expect(html).toContain(seller.supplierName.replace("&", "&amp;") + " may give my name and e-mail address");
    }
    const hashes = /name="notices" value="([^"]*)"/.exec(html)?.[1]?.split(" ");
    expect(hashes).toHaveLength(asked.length);
  });

  it("shows what the two agreed, whoever asks and whoever doesn't", () => {
    const html = everyPage["checkout"] ?? "";
    expect([...html.matchAll(/<details class="arrangement">/g)]).toHaveLength(2);
    expect(html).toContain("Both answer within a month.");
  });

  it("says of each supplier who gets which details", () => {
    expect(everyPage["checkout"]).toContain("Terra &amp; Oak gets your contact details");
    expect(everyPage["checkout"]).toContain("sees a customer number instead of your name");
  });
});

describe("languages", () => {
  it.each(["en-IE", "nl-NL"])("every text of %s is there, and says something", (locale) => {
    const textsOf = (value: unknown): string[] =>
      typeof value === "string"
        ? [value.trim()]
        : typeof value === "object" && value !== null
          ? Object.values(value).flatMap(textsOf)
          : [];
    const texts = textsOf(messagesFor(locale));
    expect(texts.length).toBeGreaterThan(80);
    expect(texts).not.toContain("");
  });

  it("formats money in the shop's locale, and speaks English where a language is missing", () => {
    expect(pages.cart(fixture.cartModel({ shop: fixture.dutchShop }))).toMatch(/€\u00a0139,97/);
    const polish = pages.cart(fixture.cartModel({ shop: { ...fixture.shop, locale: "pl-PL" } }));
    expect(polish).toContain('<html lang="en">');
    expect(polish).toMatch(/139,97\u00a0€/);
    expect(pages.cart(fixture.cartModel({ shop: { ...fixture.shop, locale: "no such locale" } }))).toContain("€139.97");
  });

  it("has a page with a way out for every kind of problem", () => {
    for (const kind of Object.keys(messagesFor("en").problem).filter(
      (key) => !["shop", "cart", "reference"].includes(key),
    )) {
      expect(pages.problem({ ...fixture.frame(), kind: kind as ProblemKind })).toContain('class="button" href="/"');
    }
  });
});
