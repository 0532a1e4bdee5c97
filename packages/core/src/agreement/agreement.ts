/**
 * Agreement: the versioned contract between one supplier and one partner. Each keeps a copy in its own key space.
 *
 * Invariants
 *   I1  One text. A signature covers the hash of the whole document (parties, programme, version, terms); a signature over
 *       another hash is refused.
 *   I2  Both or none. A copy is active only when it holds the signatures of both parties over its own hash.
 *   I3  Order doesn't matter. Whichever signature a copy learns first, and however often, it ends the same.
 *   I4  Nobody signs for another. A signature's party is the tenant whose key space it was written in.
 *   I5  Frozen. The document of a version never changes (invariants 5 and 6); an amendment is a new version, with its own two signatures.
 *   I6  Either may stop it. A suspension is its party's own to end; an end is final. Both are told by event, and news that comes twice,
 *       late or out of order ends the same.
 *
 * @module
 */
import { deriveId, Fault, Id, Instant } from "#core/kernel";
import * as z from "zod";
import { canonicalHash } from "./canonical";
import type * as Programme from "./programme";
import * as Terms from "./terms";

export const Party = z.enum(["supplier", "partner"]);
export type Party = z.infer<typeof Party>;

/** `signed`: one party has; `active`: both have, and neither has stopped it. */
export const Status = z.enum(["proposed", "signed", "active", "suspended", "closed"]);
export type Status = z.infer<typeof Status>;

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

const Signatures = z.object({ supplier: Signature.optional(), partner: Signature.optional() });

/** What a party last said of stopping: `turn` counts its changes of mind, so that the later one holds wherever it's heard. */
export const Stop = z.object({ turn: z.int().min(1), suspended: z.boolean(), at: Instant });

/** The next version, while it waits for the second signature. */
export const Amendment = z.object({
  version: z.int().min(2),
  terms: Terms.Info,
  hash: Hash,
  signatures: Signatures,
  proposedAt: Instant,
});
export type Amendment = z.infer<typeof Amendment>;

/** One party's copy. */
export const Info = Document.extend({
  status: Status,
  /** Of the document; what a signature must cover. */
  hash: Hash,
  supplierName: z.string(),
  partnerName: z.string(),
  signatures: Signatures,
  proposedAt: Instant,
  /** When the later of both signatures was given. The same in both copies. */
  activatedAt: Instant.optional(),
  stops: z.object({ supplier: Stop.optional(), partner: Stop.optional() }).optional(),
  endedAt: Instant.optional(),
  amendment: Amendment.optional(),
  /** Versions that were in force before, oldest first. */
  superseded: z.array(Amendment.extend({ version: z.int().min(1), activatedAt: Instant })).optional(),
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
  if (copy.amendment && signature.hash === copy.amendment.hash) return signAmendment(copy, copy.amendment, signature);
  if (signature.hash !== copy.hash) throw hashMismatch();
  if (copy.signatures[signature.party]) return copy;
  const signatures = { ...copy.signatures, [signature.party]: signature };
  const activatedAt = completedAt(signatures);
  return settled({ ...copy, signatures, ...(activatedAt ? { activatedAt } : {}) });
}

/** The later of both signatures; undefined while one is missing. */
function completedAt({ supplier, partner }: Info["signatures"]): Instant | undefined {
  if (!supplier || !partner) return undefined;
  return supplier.signedAt > partner.signedAt ? supplier.signedAt : partner.signedAt;
}

/** The copy with the status that follows from what it knows: in whatever order it learnt that, it ends the same (I3, I6). */
const settled = (copy: Omit<Info, "status">): Info => ({ ...copy, status: statusOf(copy) });

function statusOf({ signatures, stops, endedAt }: Omit<Info, "status">): Status {
  if (endedAt) return "closed";
  if (!signatures.supplier && !signatures.partner) return "proposed";
  if (!completedAt(signatures)) return "signed";
  return stops?.supplier?.suspended || stops?.partner?.suspended ? "suspended" : "active";
}

function signAmendment(copy: Info, amendment: Amendment, signature: Signature): Info {
  if (amendment.signatures[signature.party]) return copy;
  const signed = { ...amendment, signatures: { ...amendment.signatures, [signature.party]: signature } };
  const activatedAt = completedAt(signed.signatures);
  if (!activatedAt) return { ...copy, amendment: signed };
  const { version, terms, hash, signatures, proposedAt, superseded = [], amendment: _taken, ...rest } = copy;
  const before = { version, terms, hash, signatures, proposedAt, activatedAt: copy.activatedAt ?? proposedAt };
  return settled({ ...rest, ...signed, activatedAt, superseded: [...superseded, before] });
}

/** The document that a signature over this hash signs. @throws Fault `agreement.hash_mismatch` (conflict) */
export function signedBy(copy: Info, hash: string): { readonly document: Document; readonly proposedAt: Instant } {
  const { amendment } = copy;
  if (amendment?.hash === hash) {
    const { version, terms, proposedAt } = amendment;
    return { document: { ...documentOf(copy), version, terms }, proposedAt };
  }
  if (hash !== copy.hash) throw hashMismatch();
  return { document: documentOf(copy), proposedAt: copy.proposedAt };
}

/**
 * The supplier proposes other terms, and signs them with it. One proposal at a time, and the supplier's alone, so that both copies
 * come to the same next version.
 *
 * @throws Fault `agreement.not_in_force`, `agreement.amendment_pending`, `agreement.unchanged` (conflict), `agreement.amended_by_supplier`
 *   (forbidden), `agreement.settlement_currency` (invalid)
 */
export function amend(copy: Info, terms: Terms.Info, by: Pick<Signature, "party" | "memberId" | "signedAt">): Info {
  if (by.party !== "supplier")
    throw new Fault(
      "agreement.amended_by_supplier",
      "forbidden",
      "The supplier proposes other terms, as it published these",
      {
        wayOut: "Ask the supplier to propose them.",
      },
    );
  requireInForce(copy);
  if (copy.amendment)
    throw new Fault("agreement.amendment_pending", "conflict", "A proposed version waits for its second signature", {
      wayOut: "Wait until the partner has signed it.",
    });
  if (terms.settlement.currency !== copy.terms.settlement.currency)
    throw new Fault("agreement.settlement_currency", "invalid", "An agreement keeps the currency it settles in", {
      wayOut: `Settle in ${copy.terms.settlement.currency}.`,
    });
  if (Terms.hash(terms) === Terms.hash(copy.terms))
    throw new Fault("agreement.unchanged", "conflict", "These are the terms that are in force", {
      wayOut: "Change a clause.",
    });
  const document = { ...documentOf(copy), version: copy.version + 1, terms };
  const hash = hashOf(document);
  return {
    ...copy,
    amendment: {
      version: document.version,
      terms,
      hash,
      signatures: { supplier: { ...by, hash } },
      proposedAt: by.signedAt,
    },
  };
}

/** A copy that learns of the next version from its proposer's signature; what it knows already stays. */
export function learnAmendment(copy: Info, document: Document, proposedAt: Instant): Info {
  if (copy.amendment || document.version !== copy.version + 1) return copy;
  const { version, terms } = document;
  return { ...copy, amendment: { version, terms, hash: hashOf(document), signatures: {}, proposedAt } };
}

/** @throws Fault `agreement.not_in_force` (conflict) */
function requireInForce({ status }: Info): void {
  if (status === "active" || status === "suspended") return;
  throw new Fault("agreement.not_in_force", "conflict", "This agreement isn't in force", {
    wayOut: status === "closed" ? "It has ended: apply anew." : "Sign it first.",
  });
}

/**
 * A party suspends the agreement, or ends its own suspension. Doing it again changes nothing.
 *
 * @throws Fault `agreement.not_in_force` (conflict)
 */
export function stop(copy: Info, party: Party, suspended: boolean, at: Instant): Info {
  requireInForce(copy);
  const before = copy.stops?.[party];
  if ((before?.suspended ?? false) === suspended) return copy;
  return learnStop(copy, party, { turn: (before?.turn ?? 0) + 1, suspended, at });
}

/** What a party said of stopping; older news changes nothing (I6). */
export function learnStop(copy: Info, party: Party, said: z.infer<typeof Stop>): Info {
  if ((copy.stops?.[party]?.turn ?? 0) >= said.turn) return copy;
  return settled({ ...copy, stops: { ...copy.stops, [party]: said } });
}

/** A party ends the agreement, for good. @throws Fault `agreement.not_in_force` (conflict) unless it has ended */
export function end(copy: Info, at: Instant): Info {
  if (copy.status === "closed") return copy;
  requireInForce(copy);
  return learnEnd(copy, at);
}

/** That it has ended; of two ends the earlier holds. */
export const learnEnd = (copy: Info, endedAt: Instant): Info =>
  copy.endedAt && copy.endedAt <= endedAt ? copy : settled({ ...copy, endedAt });
