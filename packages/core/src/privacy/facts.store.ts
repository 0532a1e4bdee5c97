/**
 * Facts: reads everything that is held about one consumer, wherever it is, each in the scope of who holds it. What is read follows
 * from the consumer's own pointers and the keyring's list; no tenant's key space is searched.
 *
 * Who may ask is the door's question: only the consumer themselves, who has shown that the mailbox is theirs.
 *
 * @module
 */
import { Consent } from "../consent";
import { Consumer } from "../consumer";
import { SupplierOrder } from "../fulfilment";
import { forEachOf, Id, parseInput } from "../kernel";
import { Keyring } from "../keyring";
import { Order } from "../order";
import { runInScope } from "../store";
import { Tenant } from "../tenant";
import { type Facts, type Record, recordsOf } from "./record";
import { requestsOf } from "./request.store";
import { type Pointer, pointersOf } from "./subject-order.store";

/** So many orders are read at once: what they say fits into one answer of a function. */
export const ordersPerPage = 200;

export type Asked = {
  readonly subjectId: Id<"sbj">;
  /** The deployment's pairwise key, from which pseudonyms derive. */
  readonly secret: string;
  readonly signIn: Facts["signIn"];
  /** The order that the page before ended with. */
  readonly cursor?: string | undefined;
};

export type Held = {
  readonly records: readonly Record[];
  /** Everybody who is named in a record, as people know them. */
  readonly names: ReadonlyMap<string, string>;
  readonly holders: readonly Keyring.Holder[];
  /** The consumer's current answer to each question. */
  readonly consents: readonly Consent.Entry[];
  /** Asks for the records of further orders; undefined when that is all. */
  readonly nextCursor: string | undefined;
};

/**
 * A page of what is held about a consumer, newest orders first. Everything that doesn't belong to one order is on the first page.
 *
 * @throws Fault `input.invalid` (invalid) for a cursor that isn't an order's id
 */
export async function heldAbout({ subjectId, secret, signIn, cursor }: Asked): Promise<Held> {
  const before = parseInput(Id("ord").optional(), cursor);
  const pointers = (await pointersOf(subjectId)).toReversed();
  const left = before === undefined ? pointers : pointers.filter(({ orderId }) => orderId < before);
  const page = left.slice(0, ordersPerPage);
  const holders = await Keyring.holders(subjectId);
  const isFirst = before === undefined;
  const [orders, supplierOrders, files, consents, requests] = await Promise.all([
    readOrders(page),
    readSupplierOrders(page),
    isFirst ? readFiles(subjectId, secret, pointers, holders) : { consumers: [], shared: [] },
    isFirst ? Consent.ofSubject(subjectId) : [],
    isFirst ? requestsOf(subjectId) : [],
  ]);
  const records = recordsOf({
    ...{ orders, supplierOrders, ...files, consents, requests },
    ...(isFirst && signIn ? { signIn } : {}),
  });
  return {
    records,
    names: await namesOf(records, holders, consents),
    consents: Consent.current(consents),
    holders,
    nextCursor: left.length > page.length ? page.at(-1)?.orderId : undefined,
  };
}

const asOwner = <R>(tenantId: Id<"ten"> | null, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId, actor: "privacy", role: "privacy" }, body);

async function readOrders(page: readonly Pointer[]): Promise<Facts["orders"]> {
  const found = new Map<string, Facts["orders"][number]>();
  await forEachOf(page, async ({ orderId }) => {
    await asOwner(null, async () => {
      const order = await Order.find(orderId, "what is held about its consumer");
      if (order?.status === "placed") found.set(orderId, { order, contact: await Order.contactOf(order) });
    });
  });
  return inOrderOf(page, ({ orderId }) => found.get(orderId));
}

async function readSupplierOrders(page: readonly Pointer[]): Promise<SupplierOrder.Info[]> {
  const parts = page.flatMap(({ orderId, parts: all }) =>
    all.map(([supplierId, agreementId]) => ({
      supplierId,
      supplierOrderId: SupplierOrder.idOf(orderId, {
        supplierId,
        agreementId: agreementId === "" ? null : agreementId,
      }),
    })),
  );
  const found = new Map<string, SupplierOrder.Info>();
  await forEachOf(parts, async (part) => {
    const order = await asOwner(part.supplierId, () => SupplierOrder.find(part));
    if (order) found.set(order.supplierOrderId, order);
  });
  return inOrderOf(parts, ({ supplierOrderId }) => found.get(supplierOrderId));
}

/** Consumer records at whoever may have one, and the projections of them under every agreement that an order names. */
async function readFiles(
  subjectId: Id<"sbj">,
  secret: string,
  pointers: readonly Pointer[],
  holders: readonly Keyring.Holder[],
): Promise<Pick<Facts, "consumers" | "shared">> {
  const tenants = holders.flatMap(({ controllerId }) => (controllerId === "platform" ? [] : [controllerId]));
  const consumers = new Map<string, Consumer.Info>();
  await forEachOf(tenants, async (tenantId) => {
    const record = await asOwner(tenantId, () =>
      Consumer.find({ stewardId: tenantId, consumerId: Consumer.idOf(tenantId, subjectId) }),
    );
    if (record) consumers.set(tenantId, record);
  });
  const projections = projectionsOf(subjectId, secret, pointers);
  const shared = new Map<string, Consumer.Shared>();
  await forEachOf(projections, async ({ recipientId, sharedRecordId }) => {
    const record = await asOwner(recipientId, () => Consumer.readShared({ recipientId, sharedRecordId }));
    if (record) shared.set(sharedRecordId, record);
  });
  return {
    consumers: inOrderOf(tenants, (tenantId) => consumers.get(tenantId)),
    shared: inOrderOf(projections, ({ sharedRecordId }) => shared.get(sharedRecordId)),
  };
}

/** What one tenant has of a consumer: a record of its own or none, and its projections of others', as they are stored. */
export function heldBy(tenantId: Id<"ten">, subjectId: Id<"sbj">, projections: readonly Projection[]) {
  const ids = projections.flatMap(({ recipientId, sharedRecordId }) =>
    recipientId === tenantId ? [sharedRecordId] : [],
  );
  return asOwner(tenantId, async () => {
    const [own, ...shared] = await Promise.all([
      Consumer.find({ stewardId: tenantId, consumerId: Consumer.idOf(tenantId, subjectId) }),
      ...ids.map((sharedRecordId) => Consumer.readShared({ recipientId: tenantId, sharedRecordId })),
    ]);
    return { own, shared: shared.filter((record) => record !== undefined) };
  });
}

export type Projection = { readonly recipientId: Id<"ten">; readonly sharedRecordId: Id<"shr"> };

/** Ids of a consumer's projections, one for each agreement under which they bought and each way that its data clause may point. */
export function projectionsOf(subjectId: Id<"sbj">, secret: string, pointers: readonly Pointer[]): Projection[] {
  const found = new Map<string, Projection>();
  for (const { tenantId: partnerId, parts } of pointers)
    for (const [supplierId, agreementId] of parts) {
      if (agreementId === "") continue;
      for (const [stewardId, recipientId] of [
        [supplierId, partnerId],
        [partnerId, supplierId],
      ] as const) {
        const pseudonym = Consumer.pseudonymOf(recipientId, Consumer.idOf(stewardId, subjectId), secret);
        const sharedRecordId = Consumer.sharedIdOf(agreementId, pseudonym);
        found.set(sharedRecordId, { recipientId, sharedRecordId });
      }
    }
  return [...found.values()];
}

const inOrderOf = <T, R>(items: readonly T[], find: (item: T) => R | undefined): R[] =>
  items.flatMap((item) => {
    const found = find(item);
    return found === undefined ? [] : [found];
  });

async function namesOf(
  records: readonly Record[],
  holders: readonly Keyring.Holder[],
  consents: readonly Consent.Entry[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set<Id<"ten">>();
  for (const { controllerId } of [...records, ...holders]) if (controllerId !== "platform") ids.add(controllerId);
  for (const { recipientId } of consents) ids.add(recipientId);
  const names = new Map<string, string>();
  await forEachOf([...ids], async (tenantId) => {
    const tenant = await Tenant.find(tenantId);
    if (tenant) names.set(tenantId, tenant.name);
  });
  return names;
}
