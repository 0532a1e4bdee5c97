/**
 * Agreements in the table. Every function runs in the scope of the tenant whose copy it touches.
 *
 * A copy changes only through `change`: read, decide, write if nobody else did meanwhile. The partner's copy writes `Activated`
 * with the change that makes it active, so that is told exactly once, whichever signature came last.
 *
 * @module
 */
import type { Audit } from "#core/audit";
import { type Event, Fault, fn, Id, Instant, invariant, type Random, RandomSource } from "#core/kernel";
import { commit, type Page, type Paging, type Reach, readPage, withReach } from "#core/store";
import { Tenant } from "#core/tenant";
import * as z from "zod";
import { counterpartyOf, type Document, draft, hashMismatch, hashOf, idOf, type Info } from "./agreement";
import { learnAmendment, partyOf, propose, sign as decide, Signature, signedBy, unknown } from "./agreement";
import { AgreementEntity, type Copy, fromItem } from "./agreement.entity";
import { Activated, Signed } from "./agreement.event";
import { unknown as noProgramme } from "./programme";
import * as Programmes from "./programme.store";
import type * as Terms from "./terms";

/**
 * A partner applies to a programme: a draft of the agreement in the partner's own key space. Applying again returns what is there.
 *
 * @throws Fault `agreement.programme_not_found` (not_found), `agreement.own_programme` (conflict), `tenant.role_missing` (forbidden)
 */
export const apply = fn(z.object({ programmeId: Id("prg"), partnerId: Id("ten"), at: Instant }), async (input) => {
  const programme = await Programmes.getFromDirectory(input.programmeId);
  // The directory follows by an event; until it has, this asks.
  if ((await Tenant.get(programme.supplierId)).status !== "active") throw noProgramme();
  Tenant.requireRole(await Tenant.get(input.partnerId), "partner");
  return open(input.partnerId, draft(programme, input.partnerId), input.at);
});

/**
 * A party signs its own copy. `hash` is the one its member was shown; signing twice changes nothing.
 *
 * Both parties are active at that very moment: the transaction says so. The counterparty's copy learns a signature whenever its event
 * comes, and becomes active with the second, whatever has happened meanwhile: what runs under it asks for both parties' state again.
 *
 * @throws Fault `agreement.not_found` (not_found), `agreement.hash_mismatch`, `tenant.not_active` (conflict)
 */
export const sign = fn(
  Signature.pick({ memberId: true, hash: true }).extend({
    tenantId: Id("ten"),
    agreementId: Id("agr"),
    at: Instant,
    random: RandomSource,
  }),
  async ({ tenantId, agreementId, memberId, hash, at, random }): Promise<Info> => {
    const key = { tenantId, agreementId };
    return change(key, { at, random }, async (copy) => {
      if (!copy) throw unknown();
      const party = partyOf(copy.info, tenantId);
      const signature: Signature = { party, memberId, signedAt: at, hash };
      return {
        ...signing(copy.info, decide(copy.info, signature), signature, { at, random }),
        whileActive: partiesOf(copy.info),
      };
    });
  },
);

/**
 * The effect of a signature at the counterparty: its copy learns it, and is made if there is none yet. `signerId` is the tenant in
 * whose log the event stands; what the event says about parties is believed only as far as it agrees with that (I4).
 *
 * @throws Fault `agreement.foreign_signature` (forbidden), `agreement.hash_mismatch` (conflict)
 */
export const learnSignature = fn(
  z.object({ signerId: Id("ten"), signed: Signed.schema, at: Instant, random: RandomSource }),
  async ({ signerId, signed, at, random }): Promise<Info> => {
    const { agreement, signature, counterpartyId } = signed;
    const { supplierId, partnerId } = agreement;
    const own =
      supplierId !== partnerId &&
      signerId === (signature.party === "supplier" ? supplierId : partnerId) &&
      counterpartyId === counterpartyOf(agreement, signature.party) &&
      signed.agreementId === agreement.agreementId &&
      signed.version === agreement.version &&
      agreement.agreementId === idOf(agreement.programmeId, partnerId);
    if (!own)
      throw new Fault("agreement.foreign_signature", "forbidden", "A tenant signs as itself only", {
        wayOut: "Sign in as the tenant whose signature is missing.",
      });
    if (hashOf(agreement) !== signature.hash) throw hashMismatch();
    const { version } = agreement;
    return change({ tenantId: counterpartyId, agreementId: agreement.agreementId }, { at, random }, async (copy) => {
      const known =
        copy?.info ?? (version === 1 ? propose(agreement, await namesOf(agreement), signed.proposedAt) : undefined);
      // News of a version whose predecessor isn't known here yet comes again; of one that has been superseded, it is old.
      if (!known || version > known.version + 1) throw tooEarly();
      if (version < known.version) return { next: known, events: [] };
      const next = version === known.version ? known : learnAmendment(known, agreement, signed.proposedAt);
      return { next: decide(next, signature), events: [] };
    });
  },
);

const tooEarly = () =>
  new Fault("agreement.not_known_yet", "conflict", "This agreement isn't as far here yet", {
    wayOut: "Tell it again in a moment.",
  });

/** What a party's signature changes in its own copy, and the event that carries the signed text to the other. */
function signing(before: Info, next: Info, signature: Signature, by: { at: Instant; random: Random }) {
  const { document, proposedAt } = signedBy(before, signature.hash);
  const { agreementId, version } = document;
  const counterpartyId = counterpartyOf(document, signature.party);
  const data = { agreementId, version, counterpartyId, agreement: document, proposedAt, signature };
  const tenantId = signature.party === "supplier" ? document.supplierId : document.partnerId;
  return { next, events: [Signed.create({ tenantId, subject: agreementId, ...by, data })] };
}

export type Key = { readonly tenantId: Id<"ten">; readonly agreementId: Id<"agr"> };

/** The reach that opens one copy of an agreement, for whoever serves both of its parties. */
export const reachOf = ({ tenantId, agreementId }: Key, because: string): Reach => ({
  partition: `${tenantId}#agreement`,
  sort: agreementId,
  access: "read",
  because,
});

/** The tenant's own copy. */
export async function find(key: Key): Promise<Info | undefined> {
  return (await findCopy(key))?.info;
}

/** @throws Fault `agreement.not_found` (not_found) */
export async function get(key: Key): Promise<Info> {
  const agreement = await find(key);
  if (!agreement) throw unknown();
  return agreement;
}

/** The tenant's agreements, as supplier and as partner, by id. */
export function list({ tenantId, ...paging }: { readonly tenantId: Id<"ten"> } & Paging): Promise<Page<Info>> {
  const query = AgreementEntity.query.agreement({ tenantId });
  return readPage(paging, {
    prefix: "agr",
    read: (after, options) =>
      (after === undefined ? query : query.gt({ agreementId: after })).go({ ...options, consistent: true }),
    idOf: ({ agreementId }) => agreementId,
    toItem: (row) => fromItem(row).info,
  });
}

/**
 * The agreements under which this supplier's products may be sold: whom its changes concern. A signed one counts, because the
 * partner's copy may be active a moment before the supplier's; what is really granted, the partner's copy says.
 */
export async function listSignedOfSupplier({ supplierId }: { readonly supplierId: Id<"ten"> }): Promise<Info[]> {
  return (await listCopies(supplierId)).filter(
    (agreement) => agreement.supplierId === supplierId && agreement.status !== "proposed",
  );
}

/** Those that at least one party has signed, whichever this tenant is in them. */
export async function listSigned({ tenantId }: { readonly tenantId: Id<"ten"> }): Promise<Info[]> {
  return (await listCopies(tenantId)).filter(({ status }) => status !== "proposed");
}

async function listCopies(tenantId: Id<"ten">): Promise<Info[]> {
  const { data } = await AgreementEntity.query.agreement({ tenantId }).go({ pages: "all", consistent: true });
  return data.map((item) => fromItem(item).info);
}

async function findCopy({ tenantId, agreementId }: Key): Promise<Copy | undefined> {
  const { data } = await AgreementEntity.get({ tenantId, agreementId }).go({ consistent: true });
  return data ? fromItem(data) : undefined;
}

const open = (tenantId: Id<"ten">, document: Document, at: Instant): Promise<Info> =>
  change({ tenantId, agreementId: document.agreementId }, undefined, async (copy) => ({
    next: copy?.info ?? propose(document, await namesOf(document), at),
    events: [],
  }));

const partiesOf = ({ supplierId, supplierName, partnerId, partnerName }: Info) => [
  { tenantId: supplierId, name: supplierName },
  { tenantId: partnerId, name: partnerName },
];

async function namesOf({ supplierId, partnerId }: Document) {
  const [supplier, partner] = await Promise.all([Tenant.get(supplierId), Tenant.get(partnerId)]);
  return { supplierName: supplier.name, partnerName: partner.name };
}

/** A copy has two writers at most, and each changes it once or twice; whoever loses this often has another problem. */
const attempts = 5;

/** Reads, decides and writes, again if somebody else wrote in between. A decision that returns the copy itself writes nothing. */
export async function change(
  { tenantId, agreementId }: Key,
  activation: { readonly at: Instant; readonly random: Random } | undefined,
  decision: (copy: Copy | undefined) => Promise<{
    readonly next: Info;
    readonly events: readonly Event[];
    readonly whileActive?: Parameters<typeof Tenant.activeChecks>[0];
  }>,
): Promise<Info> {
  for (let attempt = 1; ; attempt += 1) {
    const copy = await findCopy({ tenantId, agreementId });
    const { next, events, whileActive = [] } = await decision(copy);
    if (next === copy?.info) return next;
    const changedMeanwhile = new Fault(
      "agreement.changed_meanwhile",
      "conflict",
      "The other party changed this meanwhile",
      {
        wayOut: "Read it again and repeat the change.",
      },
    );
    const activated = isComplete(next, copy?.info) && tenantId === next.partnerId;
    invariant(!activated || activation, "a proposal isn't active");
    try {
      const { reach, writes } = Tenant.activeChecks(whileActive);
      const notes = tenantId === disclosedBy(next) ? grantNotes(next, copy?.info) : [];
      const change = {
        writes: [writeOf(tenantId, next, copy?.revision, changedMeanwhile), ...writes],
        events: activated && activation ? [...events, activatedEvent(next, activation)] : events,
      };
      await withReach(reach, () =>
        notes.length > 0 ? commitNoted(change, notes, activation?.at ?? next.proposedAt) : commit(change),
      );
      return next;
    } catch (error) {
      if (error !== changedMeanwhile || attempt === attempts) throw error;
    }
  }
}

/** A version has just got its second signature here. */
const isComplete = (next: Info, before: Info | undefined): boolean =>
  next.activatedAt !== undefined && (before?.activatedAt === undefined || before.version !== next.version);

/** Who gives data away under the clause: the owner of the record, to whom it hasn't. */
const disclosedBy = ({ terms, supplierId, partnerId }: Info): Id<"ten"> =>
  terms.data.steward === "partner" ? partnerId : supplierId;

/** What the change lets the other party see of consumers from now on, or not any more. */
function grantNotes(next: Info, before: Info | undefined): Audit.Note[] {
  const [now, until] = [shareOf(next), shareOf(before)];
  if (now === until && next.version === before?.version) return [];
  const { agreementId, supplierId, partnerId, version } = next;
  const subjects = [agreementId, disclosedBy(next) === supplierId ? partnerId : supplierId];
  if (now !== "none") return [{ action: "grant.give", subjects, reason: `Version ${version} shares ${now}` }];
  return until === "none" ? [] : [{ action: "grant.end", subjects, reason: `Version ${version}, ${next.status}` }];
}

const shareOf = (copy: Info | undefined): Terms.Share =>
  copy?.status === "active" && copy.terms.data.steward !== "shared" ? copy.terms.data.share : "none";

/** Loaded when it is needed: a storefront sells under agreements, and signs none. */
async function commitNoted(change: Parameters<typeof commit>[0], notes: Audit.Note[], at: Instant): Promise<void> {
  const { Audit: audit } = await import("#core/audit");
  await audit.commitAudited({ ...change, notes, at });
}

const activatedEvent = ({ agreementId, supplierId, partnerId, version }: Info, by: { at: Instant; random: Random }) =>
  Activated.create({
    ...by,
    tenantId: partnerId,
    subject: agreementId,
    data: { agreementId, supplierId, partnerId, version },
  });

function writeOf(tenantId: Id<"ten">, next: Info, revision: number | undefined, orFault: Fault) {
  const item = { ...definedOf(next), tenantId, revision: (revision ?? 0) + 1 };
  if (revision === undefined) return { put: AgreementEntity.create(item).params(), orFault };
  const put = AgreementEntity.put(item)
    .where((copy, { eq }) => eq(copy.revision, revision))
    .params();
  return { put, orFault };
}

/** Without what isn't set: the table takes no `undefined`. */
function definedOf({ activatedAt, stops, endedAt, amendment, superseded, ...rest }: Info) {
  return {
    ...rest,
    ...(activatedAt === undefined ? {} : { activatedAt }),
    ...(stops === undefined ? {} : { stops }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(amendment === undefined ? {} : { amendment }),
    ...(superseded === undefined ? {} : { superseded }),
  };
}
