import { expect, it } from "vitest";
import { deriveId, deriveTimedId, instant } from "../kernel";
import { confirmation } from "./confirmation";
import type { Contact } from "./contact";
import type { Info, Line, Part } from "./order";

const orderId = deriveTimedId("ord", deriveId("ord", "x"), "test");
const [clay, cloth] = [deriveId("ten", "clay"), deriveId("ten", "cloth")];
const line = (title: string, rest: Partial<Line> = {}): Line => ({
  productId: deriveId("prd", title),
  variantId: deriveId("var", title),
  title,
  option: "",
  quantity: 1,
  unitMinor: 1_000,
  taxRateBp: 2_100,
  ...rest,
});
const part = (supplierId: Part["supplierId"], lines: Line[], agreementId: Part["agreementId"]): Part => ({
  supplierId,
  agreementId,
  agreementVersion: 1,
  commissionRateBp: 1_000,
  share: "none",
  lines,
});
const agreement = deriveId("agr", "a");

const nora: Contact = {
  name: "Nora Kelly",
  email: "nora@example.com",
  address: { line1: "14 Harbour Road", postalCode: "D01 X2Y3", city: "Dublin", country: "IE" },
};

const mailOf = (rest: Partial<Info> = {}, shopName = "The Edit", contact = nora) =>
  confirmation({
    contact,
    order: {
      orderId,
      tenantId: deriveId("ten", "edit"),
      storefrontId: deriveId("stf", "edit"),
      status: "placed",
      placedAt: instant("2026-02-01T09:00:00Z"),
      currency: "EUR",
      locale: "en-IE",
      subjectId: deriveId("sbj", "nora"),
      sealedContact: "v1.1.not-looked-at",
      parts: [
        part(clay, [line("Clay Pot", { quantity: 3, unitMinor: 999 }), line("Lamp", { option: "Brass" })], agreement),
        part(cloth, [line("Top", { unitMinor: 6_000, taxRateBp: 900 })], agreement),
      ],
      ...rest,
    },
    shopName,
    supplierNames: new Map([
      [clay, "Clay & Co"],
      [cloth, "Cloth House"],
    ]),
    orderUrl: `http://edit.localhost/orders/${orderId}?k=a&b=c`,
  });

/** What a reader sees of the HTML: its text, in reading order. */
const seen = (html: string) =>
  html
    .slice(html.indexOf("<body"))
    .replace(/<[^>]+>/g, " ")
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, " ");
const bodies = (mail: ReturnType<typeof confirmation>) => [seen(mail.html), mail.text.replace(/\s+/g, " ")];

it("names the order, each seller with its lines and subtotal, and sums that add up (invariants 1, 2 and 9)", () => {
  for (const body of bodies(mailOf())) {
    expect(body).toContain(orderId);
    const parts = [
      "Sold by Clay & Co through The Edit",
      "3 × Clay Pot",
      "€9.99 each",
      "€29.97",
      "1 × Lamp, Brass",
      "€10.00",
      "Subtotal Clay & Co",
      "€39.97",
      "Sold by Cloth House through The Edit",
      "1 × Top",
      "Subtotal Cloth House",
      "€60.00",
      "Total",
      "€99.97",
      // 29.97 and 10.00 at 21 %, 60.00 at 9 %, each line by itself: 5.20 + 1.74 + 4.95.
      "Including tax",
      "€11.89",
    ];
    let at = 0;
    for (const expected of parts) {
      const found = body.indexOf(expected, at);
      expect({ expected, found: found >= at }).toEqual({ expected, found: true });
      at = found + expected.length;
    }
  }
});

it.each([
  { locale: "en-IE", country: "Ireland", greeting: "Thank you, Nora Kelly.", why: "English" },
  { locale: "nl-NL", country: "Ierland", greeting: "Bedankt, Nora Kelly.", why: "Dutch" },
  { locale: "da-DK", country: "Ireland", greeting: "Thank you, Nora Kelly.", why: "a language that the mail hasn't" },
])("says the country in its own language: $why", ({ locale, country, greeting }) => {
  const mail = mailOf({ locale });
  for (const body of bodies(mail)) {
    expect(body).toContain(greeting);
    expect(body).toMatch(new RegExp(`D01 X2Y3 Dublin ${country}`));
  }
  expect(mail.html).toContain(`<html lang="${locale.startsWith("nl") ? "nl" : "en"}">`);
});

it("says of a supplier's own storefront that it sells directly (invariant 9)", () => {
  const mail = mailOf({ parts: [part(clay, [line("Clay Pot")], null)] }, "Clay & Co");
  for (const body of bodies(mail)) {
    expect(body).toContain("Sold by Clay & Co, directly");
    expect(body).not.toContain("through");
  }
});

it("keeps hostile names as text, and the link whole (invariant 3)", () => {
  const hostile = `"><script>alert(1)</script>`;
  const { html } = mailOf({ parts: [part(clay, [line(hostile, { option: hostile })], agreement)] }, "The Edit", {
    name: hostile,
    email: "a@example.com",
    address: { line1: hostile, postalCode: hostile.slice(0, 16), city: hostile, country: "IE" },
  });
  expect(html).not.toContain("<script");
  expect(seen(html).split("<script>alert(1)</script>")).toHaveLength(7);
  expect(html).toContain(`href="http://edit.localhost/orders/${orderId}?k=a&#38;b=c"`);
});
