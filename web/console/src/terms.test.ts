import { describe, expect, it } from "vitest";
import type { Terms } from "./api/schema";
import { anyPartner, inWords } from "./terms";

const terms = (changes: Partial<Terms> = {}): Terms => ({
  commission: { rateBp: 1250 },
  data: { steward: "supplier", share: "pseudonymous" },
  content: { lockedFields: ["title", "price"], partnerMayAdd: ["badge"] },
  settlement: { currency: "EUR" },
  ...changes,
});
const parties = { supplier: "Fjord", partner: "Kiosk" };
const said = (changes: Partial<Terms>, name: string) =>
  inWords(terms(changes), parties)
    .find((clause) => clause.name === name)
    ?.says.join(" ");

describe("terms in plain words", () => {
  it("says the rate, and of what", () => expect(said({}, "Commission")).toContain("Kiosk earns 12.5%"));

  it.each([
    { share: "none", says: "Kiosk sees nothing of consumers." },
    { share: "pseudonymous", says: "It never sees who." },
    { share: "contact", says: "name and e-mail address of consumers who consent" },
    { share: "full", says: "postal address of consumers who consent" },
  ] as const)("share $share", ({ share, says }) =>
    expect(said({ data: { steward: "supplier", share } }, "Consumer data")).toContain(says),
  );

  it.each([
    { steward: "supplier", says: "Fjord owns the consumer record." },
    { steward: "partner", says: "Kiosk owns the consumer record." },
    { steward: "shared", says: "Fjord and Kiosk own the consumer record together." },
  ] as const)("steward $steward", ({ steward, says }) =>
    expect(said({ data: { steward, share: "none" } }, "Consumer data")).toContain(says),
  );

  it.each([
    { exports: { maxRows: 0, approvalAboveRows: 0 }, says: "Kiosk exports nothing of it." },
    { exports: { maxRows: 1, approvalAboveRows: 1 }, says: "Kiosk exports at most 1 record at a time." },
    {
      exports: { maxRows: 2_000, approvalAboveRows: 500 },
      says: "Kiosk exports at most 2,000 records at a time; a second member approves more than 500.",
    },
    {
      exports: { maxRows: 20, approvalAboveRows: 0 },
      says: "Kiosk exports at most 20 records at a time; a second member approves each.",
    },
  ])("limits of exports: $says", ({ exports, says }) =>
    expect(said({ data: { steward: "supplier", share: "contact", exports } }, "Consumer data")).toContain(says),
  );

  it("names what is locked, and what may be added", () => {
    expect(said({}, "Content")).toBe("Kiosk shows title and price exactly as Fjord made them. Kiosk may add a badge.");
    expect(said({ content: { lockedFields: [], partnerMayAdd: [] } }, "Content")).toBe(
      "Fjord locks no part of its content. Kiosk adds nothing to it.",
    );
  });

  it("names the countries", () => {
    expect(said({ territory: { countries: ["IE", "NL"] } }, "Territory")).toBe(
      "For sale in Ireland and Netherlands only.",
    );
    expect(said({}, "Territory")).toBe("For sale everywhere.");
  });

  it("reads as a sentence before there is a partner", () => {
    const [, data] = inWords(terms({ data: { steward: "shared", share: "none" } }), {
      supplier: "Fjord",
      partner: anyPartner,
    });
    expect(data?.says[0]).toBe("Fjord and the partner own the consumer record together.");
  });
});
