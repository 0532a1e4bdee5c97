/**
 * Agreement: the versioned contract between one supplier and one partner. Each keeps a copy in its own key space.
 *
 * Invariants
 *   I1  One text. A signature covers the hash of the whole document (parties, programme, version, terms); a signature over
 *       another hash is refused.
 *   I2  Both or none. A copy is active only when it holds the signatures of both parties over its own hash.
 *   I3  Order doesn't matter. Whichever signature a copy learns first, and however often, it ends the same.
 *   I4  Nobody signs for another. A signature's party is the tenant whose key space it was written in.
 *   I5  Frozen. The document of a version never changes (invariants 5 and 6); an amendment is a new version.
 *
 * @module
 */
import { deriveId, Fault, Id, Instant, invariant } from "#core/kernel";
import * as z from "zod";
import { canonicalHash } from "./canonical";
import type * as Programme from "./programme";
import * as Terms from "./terms";

export const Party = z.enum(["supplier", "partner"]);
export type Party = z.infer<typeof Party>;

export const Status = z.enum(["proposed", "signed", "active", "suspended"]);
export type Status = z.infer<typeof Status>;

/** What may follow what. `signed`: one party has; `active`: both have. */
export const nextStatuses: Readonly<Record<Status, readonly Status[]>> = {
  proposed: ["signed"],
  signed: ["active"],
  active: ["suspended"],
  suspended: ["active"],
};

/** What the parties sign. Strict, so that nothing rides along unsigned (I1). */
export const Document = z.strictObject({
  agreementId: Id("agr"),
  version: z.int().min(1),
  programmeId: Id("prg"),
  supplierId: Id("ten"),
  partnerId: Id("ten"),
  terms: Terms.Info,
});
export type Document = z.infer<typeof Document>;

const Hash = z.string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 in lower-case hex");

export const Signature = z.object({ party: Party, memberId: Id("mem"), signedAt: Instant, hash: Hash });
export type Signature = z.infer<typeof Signature>;

/** One party's copy. */
export const Info = Document.extend({
  status: Status,
  /** Of the document; what a signature must cover. */
  hash: Hash,
  supplierName: z.string(),
  partnerName: z.string(),
  signatures: z.object({ supplier: Signature.optional(), partner: Signature.optional() }),
  proposedAt: Instant,
  /** When the later of both signatures was given. The same in both copies. */
  activatedAt: Instant.optional(),
});
export type Info = z.infer<typeof Info>;

export const unknown = () =>
  new Fault("agreement.not_found", "not_found", "There is no such agreement", {
    wayOut: "Look for it among your agreements.",
  });

export const hashMismatch = () =>
  new Fault("agreement.hash_mismatch", "conflict", "The signature covers another text than this agreement's", {
    wayOut: "Read the agreement again and sign the hash it shows.",
  });

/** One agreement per programme and partner: applying twice, or at once from both sides, makes the same one. */
export const idOf = (programmeId: Id<"prg">, partnerId: Id<"ten">): Id<"agr"> =>
  deriveId("agr", programmeId, partnerId);

export const hashOf = ({ agreementId, version, programmeId, supplierId, partnerId, terms }: Document): string =>
  canonicalHash({ agreementId, version, programmeId, supplierId, partnerId, terms });

export const documentOf = ({
  agreementId,
  version,
  programmeId,
  supplierId,
  partnerId,
  terms,
}: Document): Document => ({
  agreementId,
  version,
  programmeId,
  supplierId,
  partnerId,
  terms,
});

/**
 * The first version: the programme's terms between its supplier and this partner.
 *
 * @throws Fault `agreement.own_programme` (conflict)
 */
export function draft(programme: Programme.Info, partnerId: Id<"ten">): Document {
  if (programme.supplierId === partnerId) {
    throw new Fault("agreement.own_programme", "conflict", "A tenant can't be the partner of its own programme", {
      wayOut: "List your own products in your storefront directly.",
    });
  }
  const { programmeId, supplierId, terms } = programme;
  return { agreementId: idOf(programmeId, partnerId), version: 1, programmeId, supplierId, partnerId, terms };
}

/** An unsigned copy of a document. */
export const propose = (document: Document, names: Pick<Info, "supplierName" | "partnerName">, at: Instant): Info => ({
  ...document,
  ...names,
  status: "proposed",
  hash: hashOf(document),
  signatures: {},
  proposedAt: at,
});

/**
 * Which party this tenant is.
 *
 * @throws Fault `agreement.not_found` (not_found) for everybody else: what isn't theirs doesn't exist for them
 */
export function partyOf(document: Document, tenantId: string): Party {
  if (tenantId === document.supplierId) return "supplier";
  if (tenantId === document.partnerId) return "partner";
  throw unknown();
}

export const counterpartyOf = (document: Document, party: Party): Id<"ten"> =>
  party === "supplier" ? document.partnerId : document.supplierId;

/**
 * A copy that has learnt a signature, its own party's or the counterparty's. A party signs a version once: the first signature
 * stays, so learning one again returns the copy itself (I3).
 *
 * @throws Fault `agreement.hash_mismatch` (conflict) when the signature covers another text (I1)
 */
export function sign(copy: Info, signature: Signature): Info {
  if (signature.hash !== copy.hash) throw hashMismatch();
  if (copy.signatures[signature.party]) return copy;
  const signatures = { ...copy.signatures, [signature.party]: signature };
  const { supplier, partner } = signatures;
  if (!supplier || !partner) return { ...copy, signatures, status: advance(copy.status, "signed") };
  const activatedAt = supplier.signedAt > partner.signedAt ? supplier.signedAt : partner.signedAt;
  return { ...copy, signatures, activatedAt, status: advance(copy.status, "active") };
}

function advance(from: Status, to: Status): Status {
  invariant(nextStatuses[from].includes(to), `an agreement goes from ${from} to ${nextStatuses[from].join(" or ")}`);
  return to;
}
