/**
 * The ledger in the table. Entries, grants and events stand in the controller's key space, so that an answer and what follows from it
 * are one transaction.
 *
 * @module
 */
import { Agreement } from "../agreement";
import { Consumer } from "../consumer";
import {
  createId,
  deriveTimedId,
  type Event,
  Fault,
  type Id,
  type Instant,
  instantOfId,
  plusMs,
  type Random,
} from "../kernel";
import { Keyring } from "../keyring";
import { Order } from "../order";
import { recordOnce, runInScope } from "../store";
import { current, Entry, type Question, requireNext, unknown, upToOf } from "./consent";
import { ConsentEntity, consentPartition } from "./consent.entity";
import { Given, Withdrawn } from "./consent.event";
import { noticeChanged } from "./fault";
import { noticeOf, type Text } from "./notice";
import { keepNotice } from "./notice.store";

type Ids = { readonly controllerId: Id<"ten">; readonly subjectId: Id<"sbj"> };

const asController = <R>(controllerId: Id<"ten">, actor: string, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId: controllerId, actor, role: "consent" }, body);

/**
 * The effect of a sale at the steward who discloses: what the consumer answered, and the grant that follows from it. Where nothing was
 * asked there is a grant and no entry. In the steward's scope; a replay changes nothing.
 *
 * @param secret the deployment's pairwise key
 * @returns the projection that may have changed; undefined where the clause discloses nothing
 */
export async function recordOfOrder(
  order: Order.Info,
  part: Order.Part,
  secret: string,
): Promise<Consumer.SharedKey | undefined> {
  const { agreementId, agreementVersion, supplierId, share, answer, notice } = part;
  if (agreementId === null) return undefined;
  const disclosure = Consumer.disclosureOf(part, { supplierId, partnerId: order.tenantId });
  if (!disclosure) return undefined;
  const { stewardId, recipientId } = disclosure;
  const consumerId = Consumer.idOf(stewardId, order.subjectId);
  const sharedRecordId = Consumer.sharedIdOf(agreementId, Consumer.pseudonymOf(recipientId, consumerId, secret));
  const key = { stewardId, recipientId, agreementId, sharedRecordId };
  const grant = { ...key, consumerId, subjectId: order.subjectId };
  if (!Order.isAsked(part) || !answer || !notice || (share !== "contact" && share !== "full")) {
    await Consumer.recordGrant({ ...grant, upTo: "pseudonymous", since: instantOfId(order.orderId) });
    return key;
  }
  const entry: Entry = {
    // The form's time: whoever withdrew after they opened it has withdrawn, however late its order comes (I4).
    entryId: deriveTimedId("evt", order.orderId, agreementId, "consent"),
    controllerId: stewardId,
    recipientId,
    agreementId,
    agreementVersion,
    purpose: "contact_sharing",
    answer,
    share,
    noticeHash: notice,
    at: instantOfId(order.orderId),
    source: "checkout",
    orderId: order.orderId,
  };
  await recordOnce({ put: putOf(entry, order.subjectId) });
  await Consumer.recordGrant({ ...grant, ...grantedBy(entry) });
  return key;
}

const putOf = (entry: Entry, subjectId: Id<"sbj">) => ConsentEntity.create({ ...entry, subjectId }).params();

/** What an entry makes of its grant. */
const grantedBy = ({ entryId, answer, at, noticeHash, share }: Entry) => ({
  upTo: upToOf({ answer, share }),
  since: at,
  ...(answer === "requested" ? {} : { consent: { entryId, answer, at, notice: noticeHash } }),
});

/** What a consumer said to one controller, by purpose and agreement, oldest first (T1). In the controller's scope. */
export async function list({ controllerId, subjectId }: Ids): Promise<Entry[]> {
  const { data } = await ConsentEntity.query
    .consent({ controllerId, subjectId })
    .go({ pages: "all", consistent: true });
  return data.map((item) => Entry.parse(item));
}

/** Everything a consumer said to anybody, for themselves: `current` tells what holds now. Opens exactly the ledgers it needs. */
export async function ofSubject(subjectId: Id<"sbj">): Promise<Entry[]> {
  const controllers = (await Keyring.holders(subjectId)).flatMap(({ controllerId }) =>
    controllerId === "platform" ? [] : [controllerId],
  );
  const ledgers = await Promise.all(
    controllers.map((controllerId) =>
      runInScope(
        {
          tenantId: null,
          actor: "consent",
          role: "privacy",
          reach: [
            {
              partition: consentPartition(controllerId, subjectId),
              access: "read",
              because: "a consumer's own answers, at every controller",
            },
          ],
        },
        () => list({ controllerId, subjectId }),
      ),
    ),
  );
  return ledgers.flat();
}

type Change = Ids & {
  readonly agreementId: Id<"agr">;
  /** The deployment's pairwise key. */
  readonly secret: string;
  readonly at: Instant;
  readonly random: Random;
};

/**
 * A consumer takes their consent back: the entry, the grant's end and the event in one transaction. From then on nothing is shown.
 * Who asks is the door's question. Taking it back again changes nothing.
 *
 * @throws Fault `consent.not_found` (not_found), `consent.not_given` (conflict)
 */
export function withdraw(change: Change): Promise<Entry> {
  return asController(change.controllerId, "consumer", () =>
    answerAnew(change, "withdrawn", async (before) => ({ ...before, source: "privacy_centre" })),
  );
}

/**
 * A consumer gives their consent later, to the notice that holds now: its hash says which one they were shown.
 *
 * @throws Fault `consent.not_found` (not_found); `consent.notice_changed` (conflict) when another notice holds by now
 */
export function give(change: Change & { readonly noticeHash: string; readonly locale: string }): Promise<Entry> {
  const { controllerId, agreementId, locale, noticeHash } = change;
  return asController(controllerId, "consumer", () =>
    answerAnew(change, "given", async (before) => {
      const asked = await question({ controllerId, agreementId, locale });
      if (asked?.notice.hash !== noticeHash || asked.recipientId !== before.recipientId) throw noticeChanged();
      await keepNotice(asked.notice);
      const { share, agreementVersion } = asked;
      return { ...before, share, agreementVersion, noticeHash, source: "privacy_centre" };
    }),
  );
}

type Asked = {
  readonly notice: Text;
  readonly share: "contact" | "full";
  readonly agreementVersion: number;
  readonly recipientId: Id<"ten">;
};

/** What a consumer would be asked now under an agreement; undefined where there is nothing to ask. In the controller's scope. */
export async function question({
  controllerId,
  agreementId,
  locale,
}: Pick<Ids, "controllerId"> & { readonly agreementId: Id<"agr">; readonly locale: string }): Promise<
  Asked | undefined
> {
  const agreement = await Agreement.find({ tenantId: controllerId, agreementId });
  if (agreement?.status !== "active") return undefined;
  const { share } = agreement.terms.data;
  const disclosure = Consumer.disclosureOf(agreement.terms.data, agreement);
  if (disclosure?.stewardId !== controllerId || (share !== "contact" && share !== "full")) return undefined;
  const notice = noticeOf({ ...agreement, clause: agreement.terms.data, locale });
  return notice && { notice, share, agreementVersion: agreement.version, recipientId: disclosure.recipientId };
}

const eventOf = { withdrawn: Withdrawn, given: Given } as const;
const attempts = 5;

/** A further answer: entry, grant and event, or none of them. Again if somebody answered meanwhile. */
async function answerAnew(
  { controllerId, subjectId, agreementId, secret, at, random }: Change,
  answer: keyof typeof eventOf,
  next: (before: Entry) => Promise<Entry>,
): Promise<Entry> {
  const asked: Question = { controllerId, agreementId, purpose: "contact_sharing" };
  const answeredMeanwhile = new Fault(
    "consent.answered_meanwhile",
    "conflict",
    "This was answered elsewhere meanwhile",
    {
      wayOut: "Look at the answer there is now, and change it if it isn't yours.",
    },
  );
  for (let attempt = 1; ; attempt += 1) {
    const before = current(await list({ controllerId, subjectId })).find(
      (entry) => entry.agreementId === asked.agreementId && entry.purpose === asked.purpose,
    );
    if (!before) throw unknown();
    if (before.answer === answer && answer !== "given") return before;
    requireNext(before, answer);
    const basis = await next(before);
    if (before.answer === answer && before.noticeHash === basis.noticeHash) return before;
    const { event, entry } = entryOf(basis, before, answer, { secret, at, random, subjectId });
    try {
      await commitAnswer(entry, event, { before: before.entryId, subjectId, secret, at, orFault: answeredMeanwhile });
      return entry;
    } catch (error) {
      if (error !== answeredMeanwhile || attempt === attempts) throw error;
    }
  }
}

function entryOf(
  { orderId: _orderId, ...basis }: Entry,
  before: Entry,
  answer: keyof typeof eventOf,
  { secret, at, random, subjectId }: Pick<Change, "secret" | "at" | "random" | "subjectId">,
): { readonly event: Event; readonly entry: Entry } {
  // Behind what it answers, whatever the clocks of two processes say (I4).
  const earliest = plusMs(instantOfId(before.entryId), 1);
  const saidAt = at > earliest ? at : earliest;
  const { controllerId, agreementId, recipientId, purpose } = basis;
  const { sharedRecordId } = sharedOf(basis, subjectId, secret);
  const event = eventOf[answer].create({
    tenantId: controllerId,
    subject: sharedRecordId,
    at: saidAt,
    random,
    data: { agreementId, recipientId, purpose, sharedRecordId },
  });
  return { event, entry: { ...basis, entryId: event.id, answer, at: saidAt } };
}

function sharedOf({ controllerId, recipientId, agreementId }: Entry, subjectId: Id<"sbj">, secret: string) {
  const consumerId = Consumer.idOf(controllerId, subjectId);
  const pseudonym = Consumer.pseudonymOf(recipientId, consumerId, secret);
  return { consumerId, sharedRecordId: Consumer.sharedIdOf(agreementId, pseudonym) };
}

/**
 * What a consumer consented to has been kept for as long as the clause says: the answer ends as of that moment, and with it the grant.
 * There's no event, since nothing is left that would follow. Undefined where the consumer has answered since, or it has ended already.
 *
 * Dated at the clause's end, not when it was swept up: whoever buys in between has answered later, whatever is heard first (I4).
 */
export function expire({
  answered,
  endedAt,
  ...change
}: Change & { readonly answered: Id<"evt">; readonly endedAt: Instant }): Promise<Entry | undefined> {
  const { controllerId, subjectId, agreementId, at, random } = change;
  return runInScope({ tenantId: controllerId, actor: "retention", role: "job" }, async () => {
    const before = current(await list({ controllerId, subjectId })).find((entry) => entry.agreementId === agreementId);
    if (before?.entryId !== answered || before.answer !== "given") return undefined;
    const earliest = plusMs(instantOfId(answered), 1);
    const endsAt = endedAt > earliest ? endedAt : earliest;
    const { orderId: _orderId, ...basis } = before;
    const entryId = createId("evt", endsAt, random);
    const entry: Entry = { ...basis, entryId, answer: "expired", at: endsAt, source: "retention" };
    const orFault = new Fault("consent.answered_meanwhile", "conflict", "This was answered elsewhere meanwhile", {
      wayOut: "Look at the answer there is now.",
    });
    try {
      await commitAnswer(entry, undefined, { ...change, at, before: answered, orFault });
      return entry;
    } catch (error) {
      if (error === orFault) return undefined;
      throw error;
    }
  });
}

async function commitAnswer(
  entry: Entry,
  event: Event | undefined,
  {
    before,
    subjectId,
    secret,
    at,
    orFault,
  }: Pick<Change, "subjectId" | "secret" | "at"> & { readonly before: Id<"evt">; readonly orFault: Fault },
): Promise<void> {
  const { controllerId: stewardId, recipientId, agreementId, answer } = entry;
  const { consumerId, sharedRecordId } = sharedOf(entry, subjectId, secret);
  const grant = { stewardId, recipientId, agreementId, sharedRecordId, consumerId, subjectId, ...grantedBy(entry) };
  const { Audit } = await import("../audit");
  await Audit.commitAudited({
    writes: [{ put: putOf(entry, subjectId), orFault }, Consumer.grantWrite(grant, before, orFault)],
    events: event ? [event] : [],
    notes: [
      {
        action: answer === "given" ? "grant.give" : "grant.end",
        subjects: [agreementId, recipientId, consumerId],
        reason: `Consent ${answer}`,
      },
    ],
    at,
  });
}
