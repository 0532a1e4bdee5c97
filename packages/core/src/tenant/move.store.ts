/**
 * Moves in the table: the status, the history's next entry, the event, and the place in the review queue, all in one transaction.
 *
 * A tenant moves in its own scope, the operator in a scope that reaches what a move writes and nothing else of the tenant's.
 *
 * @module
 */
import { type Event, Fault, type Id, type Instant, invariant, type Random } from "#core/kernel";
import { commit, type Page, type Paging, type Reach, readPlaces, withReach, type Write } from "#core/store";
import * as z from "zod";
import { type Move, type Mover, requireMove, type Status } from "./status";
import { unknown } from "./tenant";
import {
  MoveEntity,
  movePartition,
  placeInQueue,
  placeOfMove,
  ReviewEntity,
  reviewPartition,
  TenantEntity,
  tenantPartition,
} from "./tenant.entity";
import { eventOfMove } from "./tenant.event";
import { findRow, type Row } from "./tenant.store";

/** Who moves, when, and what is said to it. */
export type Making = {
  readonly mover: Mover;
  readonly memberId: Id<"mem">;
  readonly at: Instant;
  readonly random: Random;
  readonly said?: Partial<Pick<Move, "reason" | "objections">>;
};

export const changedMeanwhile = () =>
  new Fault("tenant.changed_meanwhile", "conflict", "The organisation changed meanwhile", {
    wayOut: "Read it again and decide anew.",
  });

/** @throws Fault `tenant.not_found` (not_found) */
export async function getRow(tenantId: Id<"ten">): Promise<Row> {
  const row = await findRow(tenantId);
  if (!row) throw unknown();
  return row;
}

/** What a move from `row` to `to` writes. `also` is written to the tenant's item by the way, such as the name it was approved under. */
export function moveWrites(
  row: Row,
  to: Status,
  { mover, memberId, at, random, said = {} }: Making,
  also: { readonly name?: string } = {},
): { readonly writes: Write[]; readonly event: Event } {
  const { tenant, moves, since } = row;
  const { tenantId, status: from } = tenant;
  requireMove(from, to, mover);
  const number = moves + 1;
  const event = eventFor({ tenantId, from, to, number, at, random, said, roles: tenant.roles });
  const move: Move = { tenantId, number, from, to, mover, memberId, at, ...said, eventId: event.id };
  const orFault = changedMeanwhile();
  const update = TenantEntity.patch({ tenantId })
    .set({ status: to, moves: number, since: at, ...also })
    .where((item, { eq, notExists }) =>
      moves === 0 ? `${notExists(item.moves)} OR ${eq(item.moves, 0)}` : eq(item.moves, moves),
    )
    .params();
  const { name, roles } = tenant;
  const queue: Write[] = [
    ...(to === "in_review"
      ? [
          {
            put: ReviewEntity.put({
              place: placeInQueue({ since: at, tenantId }),
              tenantId,
              name,
              roles,
              since: at,
            }).params(),
          },
        ]
      : []),
    ...(from === "in_review"
      ? [{ delete: ReviewEntity.delete({ place: placeInQueue({ since, tenantId }) }).params() }]
      : []),
  ];
  return { writes: [{ update, orFault }, historyWrite(move), ...queue], event };
}

/** The first entry of a history: the application. */
export function applicationEntry(
  { tenantId, roles }: Row["tenant"],
  { memberId, at, random }: Omit<Making, "mover" | "said">,
): { readonly write: Write; readonly event: Event } {
  const event = eventFor({ tenantId, from: null, to: "applied", number: 1, at, random, said: {}, roles });
  const move: Move = {
    tenantId,
    number: 1,
    from: null,
    to: "applied",
    mover: "tenant",
    memberId,
    at,
    eventId: event.id,
  };
  return { write: historyWrite(move), event };
}

const historyWrite = (move: Move): Write => ({
  put: MoveEntity.create({ tenantId: move.tenantId, place: placeOfMove(move.number), move }).params(),
  orFault: changedMeanwhile(),
});

function eventFor({
  tenantId,
  from,
  to,
  number,
  at,
  random,
  said,
  roles,
}: Pick<Move, "tenantId" | "from" | "to" | "number" | "at"> & {
  readonly random: Random;
  readonly said: NonNullable<Making["said"]>;
  readonly roles: readonly string[];
}): Event {
  const definition = eventOfMove(from, to);
  const data = { move: number, roles, ...said };
  return definition.create({ tenantId, subject: tenantId, at, random, data: data as never });
}

/** What a move touches beside the tenant's own keys. */
export const moveReach = (tenantId: Id<"ten">, because: string): Reach[] => [
  { partition: tenantPartition, sort: tenantId, access: "write", because },
  { partition: reviewPartition, access: "write", because },
];

/** What it touches of the tenant's keys, for the operator, who has no others. */
export const operatorReach = (tenantId: Id<"ten">, because: string): Reach[] => [
  ...moveReach(tenantId, because),
  { partition: movePartition(tenantId), access: "write", because },
  { partition: `${tenantId}#event`, access: "write", because },
];

/** Makes the move, with whatever else has to be written with it. In the tenant's scope or the operator's. */
export async function make(
  row: Row,
  to: Status,
  making: Making,
  { writes: others = [], name }: { readonly writes?: readonly Write[]; readonly name?: string } = {},
): Promise<void> {
  const { writes, event } = moveWrites(row, to, making, name === undefined ? {} : { name });
  await withReach(moveReach(row.tenant.tenantId, `a tenant becomes ${to}`), () =>
    commit({ writes: [...writes, ...others], event }),
  );
}

/** The history, oldest first. Short: whoever reads it reads it whole. */
export async function history({ tenantId }: { readonly tenantId: Id<"ten"> }): Promise<Move[]> {
  const { data } = await MoveEntity.query.history({ tenantId }).go({ pages: "all", consistent: true });
  return data.map(({ move }) => move as Move);
}

async function findMove({ tenantId, number }: Pick<Move, "tenantId" | "number">): Promise<Move | undefined> {
  const { data } = await MoveEntity.get({ tenantId, place: placeOfMove(number) }).go({ consistent: true });
  return data ? (data.move as Move) : undefined;
}

/**
 * The entry of the history that this event tells of, in the scope of the tenant that the event says it comes from.
 *
 * @throws Fault `tenant.foreign_event` (forbidden) for an event that no move of this tenant wrote
 */
export async function moveOfEvent(
  event: Pick<Event<{ move: number }>, "id" | "data">,
  tenantId: Id<"ten">,
): Promise<Move> {
  const move = await findMove({ tenantId, number: event.data.move });
  if (move?.eventId === event.id) return move;
  throw new Fault("tenant.foreign_event", "forbidden", "No change of this organisation is told by this event", {
    wayOut: "Discard it.",
  });
}

export type Waiting = {
  readonly tenantId: Id<"ten">;
  readonly name: string;
  readonly roles: readonly string[];
  readonly since: Instant;
};

const Place = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z#ten_[0-9a-z]{26}$/);

/** Who waits for review, the longest wait first. */
export const listReviews = (paging: Paging = {}): Promise<Page<Waiting>> =>
  withReach([{ partition: reviewPartition, access: "read", because: "the operator's queue" }], () => {
    const query = ReviewEntity.query.queue({});
    return readPlaces(paging, {
      place: Place,
      read: (after, options) =>
        (after === undefined ? query : query.gt({ place: after })).go({ ...options, consistent: true }),
      placeOf: ({ place }) => place,
      toItem: ({ tenantId, name, roles, since }): Waiting => {
        invariant(Array.isArray(roles), "a tenant has roles");
        return { tenantId: tenantId as Id<"ten">, name, roles, since: since as Instant };
      },
    });
  });
