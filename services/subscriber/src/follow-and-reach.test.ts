/**
 * A relay address opens and closes with its projection, by the events that move it, called as AWS calls them.
 */
import { tmpdir } from "node:os";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Terms } from "#core/agreement";
import { Consumer } from "#core/consumer";
import { Decoy } from "#core/decoy";
import { deriveId, type Envelope, type Event, type Id } from "#core/kernel";
import { RelayAddress } from "#core/relay-address";
import { EventLog } from "#core/store";
import { agreed, configureHandlers, connectToFreshTable, messageOf } from "#support";
import {
  agreementId,
  as,
  at,
  later,
  type Bought,
  deliver,
  orderOf,
  partnerId,
  random,
  secret,
  subjectOf,
  supplierId,
  withdraw,
} from "../../../packages/core/src/consent/consent.fixture";
import { followAndReach } from "./follow-and-reach";
import { handler as consentChanged } from "./on-consent-changed";
import { handler as followContinued } from "./on-consumer-follow-continued";

const pseudonymous: Terms.DataClause = { steward: "supplier", share: "pseudonymous" };
const contact: Terms.DataClause = { steward: "supplier", share: "contact" };
const delivered = { batchItemFailures: [] };
const parties = { supplierId, partnerId, agreementId };

const keyOf = (name: string): Consumer.SharedKey & { readonly pseudonym: Id<"psn"> } => {
  const pseudonym = Consumer.pseudonymOf(partnerId, Consumer.idOf(supplierId, subjectOf(name)), secret);
  const sharedRecordId = Consumer.sharedIdOf(agreementId, pseudonym);
  return { stewardId: supplierId, recipientId: partnerId, agreementId, sharedRecordId, pseudonym };
};
/** Whether mail to this consumer's relay address finds anybody. */
const isOpen = async (name: string) => (await RelayAddress.find(keyOf(name).pseudonym)).length > 0;

async function buy(bought: Bought) {
  const placed = await orderOf(bought);
  await deliver(placed);
  await followAndReach(keyOf(bought.name ?? "anna"));
  return placed;
}

/** What an event of the agreement starts: a page of its records follows. */
async function agreementMoved(): Promise<void> {
  const data = { followId: deriveId("evt", "moved"), agreementId, recipientId: partnerId, after: null };
  const event = Consumer.FollowContinued.create({ tenantId: supplierId, subject: "follow", at, random, data });
  for (const _ of [1, 2]) expect(await followContinued(messageOf(event as Event & Envelope))).toEqual(delivered);
}

const consentMoved = async () => {
  const events = await as(supplierId, () => EventLog.list({ tenantId: supplierId }));
  const last = events.at(-1);
  if (!last) throw new Error("an answer is an event");
  for (const _ of [1, 2]) expect(await consentChanged(messageOf(last))).toEqual(delivered);
};

beforeAll(() => configureHandlers({ mailFolder: tmpdir() }));
beforeEach(async () => {
  await connectToFreshTable();
});

describe("a relay address", () => {
  it("is open while its projection is pseudonymous, and closed by the suspension or the end of the agreement; going on opens it again", async () => {
    await agreed({ ...parties, data: pseudonymous });
    await buy({ name: "anna", data: pseudonymous });
    await buy({ name: "bo", data: pseudonymous });
    expect([await isOpen("anna"), await isOpen("bo")]).toEqual([true, true]);
    await agreed({ ...parties, data: pseudonymous, status: "suspended" });
    await agreementMoved();
    expect([await isOpen("anna"), await isOpen("bo")]).toEqual([false, false]);
    await agreed({ ...parties, data: pseudonymous });
    await agreementMoved();
    expect([await isOpen("anna"), await isOpen("bo")]).toEqual([true, true]);
    await agreed({ ...parties, data: pseudonymous, status: "closed" });
    await agreementMoved();
    expect([await isOpen("anna"), await isOpen("bo")]).toEqual([false, false]);
  });

  it("closes when the level rises to the real address, and opens when it falls back to the pseudonym", async () => {
    await agreed({ ...parties, data: contact });
    await buy({ name: "anna", data: contact });
    expect(await isOpen("anna")).toBe(false);
    await agreed({ ...parties, data: pseudonymous, version: 2 });
    await agreementMoved();
    expect(await isOpen("anna")).toBe(true);
    await agreed({ ...parties, data: contact, version: 3 });
    await agreementMoved();
    expect(await isOpen("anna")).toBe(false);
  });

  it("G5: whoever refuses has none, and whoever takes their yes back loses it with that event", async () => {
    await agreed({ ...parties, data: contact });
    await buy({ name: "bo", data: contact, answer: "refused" });
    expect(await isOpen("bo")).toBe(false);
    await buy({ name: "anna", data: contact });
    await agreed({ ...parties, data: pseudonymous, version: 2 });
    await agreementMoved();
    expect(await isOpen("anna")).toBe(true);
    await withdraw("anna", later(30));
    await consentMoved();
    expect(await isOpen("anna")).toBe(false);
  });

  it("an order that is delivered again after the end opens nothing", async () => {
    await agreed({ ...parties, data: pseudonymous });
    const placed = await buy({ name: "anna", data: pseudonymous });
    await agreed({ ...parties, data: pseudonymous, status: "closed" });
    await agreementMoved();
    await deliver(placed);
    await followAndReach(keyOf("anna"));
    expect(await isOpen("anna")).toBe(false);
  });

  it("of a decoy stays open whatever ends, and its row comes through a suspension: what was copied may be used later", async () => {
    await agreed({ ...parties, data: pseudonymous });
    const { order, part } = await buy({ name: "anna", data: pseudonymous });
    const planting = {
      order: { ...order, placedAt: at },
      part: { ...part, agreementId },
      country: "NL",
      cause: "first",
    };
    await Decoy.plant(planting, { secret, domains: [], invent: () => Promise.reject(new Error("not named")) });
    const [decoy] = await Decoy.list(agreementId);
    const { pseudonym } = Decoy.identityOf(planting, secret);
    const rows = () => as(partnerId, () => Consumer.listShared({ recipientId: partnerId, at: later(60) }));
    const shown = async () =>
      (await rows()).items.some(({ sharedRecordId }) => sharedRecordId === decoy?.sharedRecordId);
    expect(await shown()).toBe(true);
    for (const [status, isShown] of [
      ["suspended", false],
      ["active", true],
      ["closed", false],
    ] as const) {
      await agreed({ ...parties, data: pseudonymous, status });
      await agreementMoved();
      expect([status, await shown()]).toEqual([status, isShown]);
      expect(await RelayAddress.find(pseudonym)).toHaveLength(1);
    }
  });
});
