import { describe, expect, it } from "vitest";
import { deriveId, instant } from "#core/kernel";
import type { Role } from "../tenant";
import { Iban, VatId } from "./number";
import { isVatId } from "./vat";
import { platformTerms } from "./platform-terms";
import { mask, parts, type Part, type Profile, requireEditable } from "./profile";
import { type Facts, requirementsOf, unmet } from "./requirement";
import { RequirementCode, Status } from "../status";

const whole: Profile = {
  revision: 6,
  company: {
    legalName: "Fjord Keramik ApS",
    registrationNumber: "13585628",
    address: { line1: "Havnegade 1", postalCode: "1058", city: "København", country: "DK" },
  },
  brand: {
    displayName: "Fjord",
    story: "Bowls and pots, thrown by hand in Copenhagen.",
    accent: "#1f6f54",
    contact: { email: "hello@fjord.example" },
  },
  tax: { vatId: "DK13585628" },
  payout: { holder: "Fjord Keramik ApS", country: "DK", ibanEnding: "6243", iban: "v1.1.sealed" },
  terms: {
    version: platformTerms.version,
    hash: platformTerms.hash,
    memberId: deriveId("mem", "ida"),
    acceptedAt: instant("2026-01-01T00:00:00Z"),
  },
};
const facts = (rest: Partial<Facts> = {}): Facts => ({
  roles: ["supplier", "partner"],
  hasPublishedProduct: true,
  hasStorefront: true,
  terms: platformTerms,
  ...rest,
});
const without = (part: Part): Profile => {
  const { [part]: _, ...rest } = whole;
  return rest;
};
const missing = (profile: Profile, of = facts()) => unmet(requirementsOf(profile, of)).map(({ code }) => code);

describe("requirements", () => {
  it("are all met by whoever has shown everything", () => {
    expect(missing(whole)).toEqual([]);
    expect(requirementsOf(whole, facts()).map(({ code }) => code)).toEqual(RequirementCode.options);
  });

  it("are all missing at first", () => {
    const none = facts({ hasPublishedProduct: false, hasStorefront: false });
    expect(missing({ revision: 1 }, none)).toEqual(RequirementCode.options);
  });

  it.each(Object.keys(parts) as Part[])("miss exactly %s where that part isn't there", (part) =>
    expect(missing(without(part))).toEqual([part]),
  );

  it.each([
    { roles: ["supplier"], code: "products", not: "storefront" },
    { roles: ["partner"], code: "storefront", not: "products" },
  ] as const)("ask a $roles for $code, and not for a $not", ({ roles, code, not }) => {
    const none = facts({ roles: [...roles] as Role[], hasPublishedProduct: false, hasStorefront: false });
    expect(missing(whole, none)).toEqual([code]);
    expect(requirementsOf(whole, none).map((each) => each.code)).not.toContain(not);
  });

  it("ask again for terms that have changed since", () => {
    expect(missing(whole, facts({ terms: { ...platformTerms, version: "2030-01" } }))).toEqual(["terms"]);
    expect(missing(whole, facts({ terms: { ...platformTerms, hash: "0".repeat(64) } }))).toEqual(["terms"]);
  });

  it("look at what is stored by today's rules", () => {
    expect(
      missing({ ...whole, payout: { holder: "Fjord", country: "DK", ibanEnding: "6244", iban: "DK5000400440116244" } }),
    ).toEqual(["payout"]);
    expect(missing({ ...whole, tax: { vatId: "13585628" } })).toEqual(["tax"]);
  });

  it("say of each where it's mended", () => {
    for (const { mendAt } of requirementsOf(whole, facts())) expect(mendAt).toMatch(/^\/(onboarding|products)\/\w+$/);
  });
});

describe("numbers that others gave out", () => {
  it.each([
    "NL820098395B01",
    "NL 8200.98.395.B.01",
    "nl123456789b13",
    "DE136695976",
    "IE6433435F",
    "DK13585628",
    "GB980780684",
    "CHE-107.787.577 IVA",
    "NO995525828MVA",
    "FR40303265045",
    "EL094259216",
    "ESB58378431",
    "ATU13585627",
    "BE0428759497",
    "PL8567346215",
    "SE123456789701",
  ])("%s is a VAT id", (vatId) => expect(isVatId(vatId)).toBe(true));

  it.each([
    { vatId: "NL820098395B02x", why: "a letter too many" },
    { vatId: "NL001234567B01", why: "wrong check digit" },
    { vatId: "DE123456789", why: "wrong check digit" },
    { vatId: "820098395B01", why: "no country" },
    { vatId: "XX123456789", why: "no such country" },
    { vatId: "US123456789", why: "has no VAT" },
    { vatId: "", why: "nothing" },
    { vatId: "constructor", why: "a name of every object" },
    { vatId: "__proto__", why: "another" },
    { vatId: "NL'); DROP TABLE", why: "hostile" },
  ])("$vatId isn't: $why", ({ vatId }) => expect(isVatId(vatId)).toBe(false));

  it("are kept without spaces", () => {
    expect(VatId.parse("nl 8200.98.395.B.01")).toBe("NL820098395B01");
    expect(Iban.parse(" nl91 abna-0417 1643 00 ")).toBe("NL91ABNA0417164300");
  });

  it.each(["NL91ABNA0417164301", "NL91ABNA041716430", "XX91ABNA0417164300", "", "NL91"])("%s is no IBAN", (iban) =>
    expect(Iban.safeParse(iban).success).toBe(false),
  );

  it("show of an account only holder, country and the last four (I2)", () => {
    const masked = mask({ holder: "Fjord", iban: "DK5000400440116243" });
    expect(masked).toEqual({ holder: "Fjord", country: "DK", ibanEnding: "6243" });
    expect(JSON.stringify(masked)).not.toContain("0040044011");
  });
});

it.each(Status.options.flatMap((status) => (Object.keys(parts) as Part[]).map((part) => ({ status, part }))))(
  "$part of a tenant that is $status: what was reviewed stays (I1)",
  ({ status, part }) => {
    const isOpen =
      ["applied", "onboarding"].includes(status) || (part === "terms" && ["active", "suspended"].includes(status));
    const edit = () => requireEditable(status, part);
    if (isOpen) expect(edit).not.toThrow();
    else expect(edit).toThrow(expect.objectContaining({ code: "tenant.profile_locked" }));
  },
);

it("the terms' hash is of the text that is shown", () => {
  expect(platformTerms.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(platformTerms.sections.length).toBeGreaterThan(5);
});
