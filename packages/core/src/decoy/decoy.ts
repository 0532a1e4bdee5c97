/**
 * Decoy: an invented consumer among those whom a partner is shown. Nobody real ever writes to one, so a mail to a decoy says that the
 * data left the partner (or that the partner itself writes to consumers), and whose it was.
 *
 * Invariants
 *   D1  Never in money, mail or statistics: no order, no commission, no consumer record; its only rows are the partner's shared
 *       record, its grant, and the platform's own.
 *   D2  Enough. Each agreement that shares has one from its first projection on, and each further projected row brings another with
 *       a chance of 0.3 %.
 *   D3  Repeatable. Which row brings one, and which, follows from the agreement, the row and the deployment's secret: a replay
 *       collides. No count is kept: it would cost a write for each row, and be a lock that all orders of an agreement wait for.
 *   D4  Nothing to tell it by. Its ids are made as everybody's are; its day is that of a real order; its fields are those that the
 *       clause shares; it is stored by what stores everybody's projection.
 *   D5  Known to the platform only.
 *
 * @module
 */
import { createHmac } from "node:crypto";
import * as z from "zod";
import { Consumer } from "../consumer";
import { createId, deriveId, Id, Instant, instant, plusMs } from "../kernel";
import type { Order } from "../order";

/** Of so many projected rows, so many bring a decoy (D2). */
export const rate = { of: 1_000, plant: 3 } as const;

/** Somebody who doesn't exist. */
export type Person = Pick<Order.Contact, "name" | "address"> & {
  /** What stands before the @ of an address of theirs. */
  readonly mailbox: string;
};

/** Invents a person of a country. The same seed, the same person. */
export type Inventor = (country: string, seed: number) => Promise<Person>;

export const Info = z.object({
  agreementId: Id("agr"),
  agreementVersion: z.int().min(1),
  partnerId: Id("ten"),
  supplierId: Id("ten"),
  sharedRecordId: Id("shr"),
  plantedAt: Instant,
});
export type Info = z.infer<typeof Info>;

const keyed = (secret: string, ...parts: readonly string[]): Buffer =>
  createHmac("sha256", secret)
    .update(["decoy", ...parts].join(" "))
    .digest();

/** What a projected row plants: the agreement's first decoy, and with the chance of D2 one of its own. */
export function causesOf(agreementId: Id<"agr">, pseudonym: Id<"psn">, secret: string): readonly string[] {
  const drawn = keyed(secret, "draw", agreementId, pseudonym).readUInt32BE() / 2 ** 32;
  return ["first", ...(drawn < rate.plant / rate.of ? [pseudonym] : [])];
}

export type Planting = {
  readonly order: Pick<Order.Info, "orderId" | "tenantId"> & { readonly placedAt: Instant };
  readonly part: Order.Part & { readonly agreementId: Id<"agr"> };
  /** Of the partner's storefront. */
  readonly country: string;
  readonly cause: string;
};

/** Ids of a decoy, all of the form that a consumer's have. */
export function identityOf({ part: { agreementId }, order: { tenantId }, cause }: Planting, secret: string) {
  const hash = (what: string) => keyed(secret, what, agreementId, cause).toString("hex");
  const consumerId = deriveId("con", hash("consumer"));
  const pseudonym = Consumer.pseudonymOf(tenantId, consumerId, secret);
  return {
    pseudonym,
    consumerId,
    subjectId: deriveId("sbj", hash("subject")),
    sharedRecordId: Consumer.sharedIdOf(agreementId, pseudonym),
    seed: keyed(secret, "seed", agreementId, cause).readUInt32BE(),
  };
}

/**
 * The row that the partner gets to see (D4). Where the clause shares real e-mail addresses, the decoy has one at a domain of the
 * operator's; where the operator has none, it is a consumer who didn't consent to share it.
 */
export async function rowOf(
  planting: Planting,
  {
    secret,
    domains,
    invent,
  }: { readonly secret: string; readonly domains: readonly string[]; readonly invent: Inventor },
): Promise<Consumer.Shared & { readonly share: Consumer.Shared["share"] }> {
  const { order, part, country } = planting;
  const { pseudonym, sharedRecordId, seed } = identityOf(planting, secret);
  const isNamed = part.share !== "pseudonymous" && part.share !== "none" && domains.length > 0;
  const person = isNamed ? await invent(country, seed) : undefined;
  const placedAt = momentBeside(order.placedAt, keyed(secret, "moment", part.agreementId, planting.cause));
  return {
    sharedRecordId,
    partnerId: order.tenantId,
    supplierId: part.supplierId,
    stewardId: part.supplierId,
    agreementId: part.agreementId,
    agreementVersion: part.agreementVersion,
    share: person && part.share !== "none" ? part.share : "pseudonymous",
    pseudonym,
    ...(person ? { name: person.name, email: `${person.mailbox}@${domains[seed % domains.length]}` } : {}),
    ...(person && part.share === "full" ? { address: person.address } : {}),
    since: placedAt,
    ...(part.answer && part.notice
      ? { consent: { answer: person ? ("given" as const) : ("refused" as const), at: placedAt, notice: part.notice } }
      : {}),
    // No partner sees it; it is of the form and age of the others' for whoever looks at the stored row.
    lastOrderId: createId("ord", plusMs(placedAt, -90_000), () =>
      keyed(secret, "order", part.agreementId, planting.cause),
    ),
    lastOrderAt: placedAt,
  };
}

/** Another moment of the same day, up to an hour away: two orders of the very same millisecond would be a pair. */
function momentBeside(at: Instant, chance: Buffer): Instant {
  const day = at.slice(0, "2026-01-31".length);
  const moved = plusMs(at, (chance.readUInt32BE() % 7_200_000) - 3_600_000);
  if (moved.startsWith(day)) return moved;
  return instant(`${day}T${moved < at ? "00" : "23"}:${moved.slice("2026-01-31T00:".length)}`);
}
