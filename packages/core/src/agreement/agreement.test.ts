import { createId, type Fault, instant } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Document, draft, hashOf, type Info, partyOf, propose, sign, type Signature } from "./agreement";
import { canonicalJson } from "./canonical";
import * as Terms from "./terms";

const at = instant("2026-03-01T09:00:00Z");
const later = instant("2026-03-02T09:00:00Z");
const id = <P extends "ten" | "prg" | "mem">(prefix: P) => createId(prefix, at, systemRandom);
const [supplierId, partnerId, programmeId, memberId] = [id("ten"), id("ten"), id("prg"), id("mem")];

const terms: Terms.Info = {
  commission: { rateBp: 1250 },
  data: { steward: "supplier", share: "pseudonymous" },
  content: { lockedFields: ["title", "price"], partnerMayAdd: ["badge"] },
  settlement: { currency: "EUR" },
};
const programme = {
  programmeId,
  supplierId,
  supplierName: "S",
  title: "T",
  description: "",
  terms,
  termsHash: Terms.hash(terms),
  publishedAt: at,
};
const document = draft(programme, partnerId);
const copy = propose(document, { supplierName: "S", partnerName: "P" }, at);
const bySupplier: Signature = { party: "supplier", memberId, signedAt: later, hash: copy.hash };
const byPartner: Signature = { party: "partner", memberId, signedAt: at, hash: copy.hash };

describe("a signature", () => {
  it("makes a copy signed, and the other party's makes it active, in either order (I2, I3)", () => {
    expect(sign(copy, byPartner).status).toBe("signed");
    expect(sign(copy, bySupplier).status).toBe("signed");
    const one = sign(sign(copy, byPartner), bySupplier);
    expect(one).toEqual(sign(sign(copy, bySupplier), byPartner));
    expect(one).toMatchObject({ status: "active", activatedAt: later });
  });

  it("counts once however often and in whatever order both are learnt (I3)", () => {
    const deliveries = fc.array(fc.constantFrom(bySupplier, byPartner), { maxLength: 12 });
    fc.assert(
      fc.property(deliveries, (signatures) => {
        const parties = new Set(signatures.map(({ party }) => party)).size;
        const learnt = signatures.reduce(sign, copy);
        expect(learnt.status).toBe((["proposed", "signed", "active"] as const)[parties]);
        for (const signature of signatures) expect(sign(learnt, signature)).toBe(learnt);
      }),
    );
  });

  it("isn't replaced by a later one of the same party", () => {
    const signed = sign(copy, byPartner);
    expect(sign(signed, { ...byPartner, signedAt: later, memberId: id("mem") })).toBe(signed);
  });

  it.each(["proposed", "signed"] as const)("over another text is refused by a copy that is %s (I1)", (status) => {
    const before = status === "proposed" ? copy : sign(copy, byPartner);
    const other = { ...bySupplier, hash: hashOf({ ...document, terms: { ...terms, commission: { rateBp: 1300 } } }) };
    expect(() => sign(before, other)).toThrow(expect.objectContaining({ code: "agreement.hash_mismatch" }));
  });

  it("leaves a suspended copy suspended when it is learnt again", () => {
    const suspended: Info = { ...sign(sign(copy, byPartner), bySupplier), status: "suspended" };
    expect(sign(suspended, byPartner)).toBe(suspended);
  });

  it("never skips a status: one signature alone makes nothing active (I2)", () => {
    expect([sign(copy, bySupplier), sign(copy, byPartner)].map(({ status }) => status)).toEqual(["signed", "signed"]);
  });
});

describe("the hash of a document (I1)", () => {
  it.each<{ what: string; change: Partial<Document> }>([
    { what: "the supplier", change: { supplierId: id("ten") } },
    { what: "the partner", change: { partnerId: id("ten") } },
    { what: "the version", change: { version: 2 } },
    { what: "the programme", change: { programmeId: id("prg") } },
    { what: "the rate", change: { terms: { ...terms, commission: { rateBp: 1251 } } } },
    { what: "the share", change: { terms: { ...terms, data: { steward: "supplier", share: "full" } } } },
    { what: "a lock", change: { terms: { ...terms, content: { lockedFields: [], partnerMayAdd: ["badge"] } } } },
    { what: "the territory", change: { terms: { ...terms, territory: { countries: ["NL"] } } } },
  ])("changes with $what", ({ change }) => {
    expect(hashOf({ ...document, ...change })).not.toBe(hashOf(document));
  });

  it("stays as it is for what a copy says beside the document", () => {
    const renamed: Info = { ...copy, partnerName: "renamed", status: "active" };
    expect(hashOf(renamed)).toBe(copy.hash);
  });

  it("is the same tomorrow: this text has this hash", () => {
    const fixed =
      '{"commission":{"rateBp":1250},"content":{"lockedFields":["title","price"],"partnerMayAdd":["badge"]},"data":{"share":"pseudonymous","steward":"supplier"},"settlement":{"currency":"EUR"}}';
    expect(canonicalJson(terms)).toBe(fixed);
    expect(Terms.hash(terms)).toBe("d6d0eb52af1edcef992c0b72477d5ae27fe9ca150d8df6e0f00cccbcd77e8595");
  });
});

describe("canonical JSON", () => {
  it("is one text whatever the order members were written in, and still the same value", () => {
    const values = fc.dictionary(
      fc.string({ unit: "grapheme" }),
      fc.oneof(fc.integer(), fc.boolean(), fc.constant(null)),
    );
    fc.assert(
      fc.property(values, (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual({ ...value });
      }),
    );
  });

  it("sorts members as RFC 8785 (3.2.3) shows", () => {
    const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\u{1f600}": 5, "\u0080": 6, "\u00f6": 7 };
    const order = [...canonicalJson(value).matchAll(/:(\d)/g)].map(([, digit]) => digit).join("");
    expect(order).toBe("2467153");
  });

  it.each([1.5, Number.NaN, 2 ** 53, "\ud800", undefined, 1n])(
    "refuses %s, which has no text both sides agree on",
    (value) => {
      expect(() => canonicalJson([value])).toThrow("signed text");
    },
  );
});

describe("terms", () => {
  it.each<{ change: object; why: string }>([
    { change: { commission: { rateBp: 10_001 } }, why: "no more than the whole" },
    { change: { commission: { rateBp: -1 } }, why: "no negative commission" },
    { change: { commission: { rateBp: 12.5 } }, why: "basis points are integers" },
    { change: { data: { steward: "supplier", share: "everything" } }, why: "an unknown share" },
    { change: { content: { lockedFields: ["title", "title"], partnerMayAdd: [] } }, why: "each lock once" },
    { change: { territory: { countries: [] } }, why: "a territory is somewhere" },
    { change: { commission: { rateBp: 1, floor: 5 } }, why: "an unknown part would go unsigned" },
    { change: { bonus: true }, why: "an unknown clause would go unsigned" },
  ])("refuse $change: $why", ({ change }) => {
    expect(Terms.Info.safeParse(terms).success).toBe(true);
    expect(Terms.Info.safeParse({ ...terms, ...change }).success).toBe(false);
  });
});

describe("parties", () => {
  it("are the two named; for anybody else the agreement doesn't exist", () => {
    expect(partyOf(document, supplierId)).toBe("supplier");
    expect(partyOf(document, partnerId)).toBe("partner");
    expect(() => partyOf(document, id("ten"))).toThrow(
      expect.objectContaining({ code: "agreement.not_found" } as Fault),
    );
  });

  it("are two: a supplier isn't its own partner", () => {
    const own = () => draft(programme, supplierId);
    expect(own).toThrow(expect.objectContaining({ code: "agreement.own_programme" }));
  });
});
