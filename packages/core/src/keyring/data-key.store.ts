/**
 * Data keys in and out of their table. A tenant's own keys are opened by its scope; the platform's by a reach that names the one
 * item.
 *
 * @module
 */
import { Fault, type Id, type Instant } from "../kernel";
import { type Reach, recordOnce, withReach } from "../store";
import { DataKeyEntity } from "./data-key.entity";
import type { Controller, Owner } from "./subject";

export type Row = Owner & {
  /** 0 before the first key. */
  readonly generation: number;
  /** Only while the generation lives. */
  readonly wrapped?: string | undefined;
  /** When the consumer gave what the generation's key sealed first. */
  readonly begunAt?: Instant | undefined;
  /** The last time that a generation was shredded. */
  readonly shreddedAt?: Instant | undefined;
  /** On the platform's row. */
  readonly controllers: readonly Controller[];
};

type Stored = NonNullable<Awaited<ReturnType<ReturnType<typeof DataKeyEntity.get>["go"]>>["data"]>;

const toRow = (stored: Stored): Row => ({
  controllerId: stored.controllerId as Controller,
  subjectId: stored.subjectId as Id<"sbj">,
  generation: stored.generation ?? 0,
  wrapped: stored.wrapped,
  begunAt: stored.begunAt as Instant | undefined,
  shreddedAt: stored.shreddedAt as Instant | undefined,
  controllers: [...(stored.controllers ?? [])] as Controller[],
});

export const keyReach = ({ controllerId, subjectId }: Owner, access: Reach["access"], because: string): Reach => ({
  partition: `${controllerId}#key#${subjectId}`,
  sort: "key",
  access,
  because,
});

/** Opens the platform's rows of these owners; a tenant's are open in its own scope, or not at all. */
const withPlatformKeys = <R>(owners: readonly Owner[], access: Reach["access"], body: () => Promise<R>): Promise<R> =>
  withReach(
    owners
      .filter(({ controllerId }) => controllerId === "platform")
      .map((owner) => keyReach(owner, access, "the platform's data key of a consumer")),
    body,
  );

const idOf = ({ controllerId, subjectId }: Owner) => ({ controllerId, subjectId });

export const findRow = (owner: Owner, consistent: boolean): Promise<Row | undefined> =>
  withPlatformKeys([owner], "read", async () => {
    const { data } = await DataKeyEntity.get(idOf(owner)).go({ consistent });
    return data ? toRow(data) : undefined;
  });

/** @throws Fault `store.busy` (unavailable) when the table keeps putting some off */
export const findRows = (owners: readonly Owner[], consistent: boolean): Promise<Row[]> =>
  withPlatformKeys(owners, "read", async () => {
    const rows: Row[] = [];
    let remaining = owners.map(idOf);
    for (let attempt = 1; remaining.length > 0; attempt += 1) {
      const { data, unprocessed } = await DataKeyEntity.get(remaining).go({ consistent });
      rows.push(...data.map(toRow));
      remaining = unprocessed as typeof remaining;
      if (remaining.length > 0 && attempt === 8) {
        throw new Fault("store.busy", "unavailable", "Not everything could be read", {
          wayOut: "Try again in a moment.",
        });
      }
    }
    return rows;
  });

/** Begins the generation after `before`, unless another has begun, or what was given has been shredded since. */
export const begin = (
  owner: Owner,
  before: number,
  { wrapped, givenAt, controllers }: { wrapped: string; givenAt: Instant; controllers: readonly Controller[] },
): Promise<"recorded" | "replayed"> =>
  withPlatformKeys([owner], "write", () => {
    const begun = DataKeyEntity.upsert({ ...idOf(owner), generation: before + 1, wrapped, begunAt: givenAt });
    return recordOnce({
      update: (controllers.length > 0 ? begun.add({ controllers: [...controllers] }) : begun)
        .where(
          (row, { notExists, eq, lt }) =>
            `${notExists(row.wrapped)} and (${notExists(row.generation)} or ${eq(row.generation, before)}) and (${notExists(row.shreddedAt)} or ${lt(row.shreddedAt, givenAt as string)})`,
        )
        .params(),
    });
  });

/** Notes on the platform's row that data of this consumer reaches these controllers. Before it does. */
export function noteControllers(subjectId: Id<"sbj">, controllers: readonly Controller[]): Promise<unknown> {
  const owner: Owner = { controllerId: "platform", subjectId };
  return withPlatformKeys([owner], "write", () =>
    recordOnce({
      update: DataKeyEntity.upsert(idOf(owner))
        .add({ controllers: [...controllers] })
        .params(),
    }),
  );
}

/** Puts a tombstone, unless the key was begun by what was given later. In a scope that reaches the row. */
export const bury = ({ generation, ...owner }: Owner & { generation: number }, shreddedAt: Instant) =>
  recordOnce({
    update: DataKeyEntity.update(idOf(owner))
      .set({ generation, shreddedAt })
      .remove(["wrapped", "begunAt"])
      .where(
        (row, { notExists, eq, lte }) =>
          `(${notExists(row.generation)} or ${eq(row.generation, generation)}) and (${notExists(row.begunAt)} or ${lte(row.begunAt, shreddedAt as string)}) and (${notExists(row.shreddedAt)} or ${lte(row.shreddedAt, shreddedAt as string)})`,
      )
      .params(),
  });
