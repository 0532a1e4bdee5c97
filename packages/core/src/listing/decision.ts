/**
 * Decisions: what the partner wants of a listing, and what becomes of that in the world as it is. Pure.
 *
 * @module
 */
import { Fault, type Id, type Instant } from "#core/kernel";
import type { Info, Reason, Status, Wish } from "./listing";
import type { Grant } from "./sources";

/** What the partner may decide when. `delisted` isn't the end: the id derives, so listing the product again finds this row. */
export const nextWishes: Readonly<Record<Wish, readonly Wish[]>> = {
  proposed: ["listed", "delisted"],
  listed: ["paused", "delisted"],
  paused: ["listed", "delisted"],
  delisted: ["listed"],
};

/** @throws Fault `listing.transition_refused` (conflict) */
export function requireTransition(from: Wish, to: Wish): void {
  if (nextWishes[from].includes(to)) return;
  throw new Fault("listing.transition_refused", "conflict", `A listing that is ${from} can't become ${to}`, {
    wayOut: `From here it can become ${nextWishes[from].join(" or ")}.`,
  });
}

/** A wish that arrives with an event or follows from what was enabled. */
export type Decision = {
  readonly wish: "proposed" | "listed";
  readonly at: Instant;
  readonly agreementId: Id<"agr"> | null;
};

export type Decided = Pick<Info, "wish" | "decidedAt" | "agreementId">;

/**
 * The later of what the row says and what arrives (I4). A proposal is nobody's decision: it gives way to any, and takes the
 * place of none. At the same instant the row holds.
 */
export function later(row: Decided | undefined, arriving: Decision | undefined): Decided | undefined {
  if (!arriving) return row;
  const decided = { wish: arriving.wish, decidedAt: arriving.at, agreementId: arriving.agreementId };
  if (!row) return decided;
  if (arriving.wish === "proposed") return row;
  return row.wish === "proposed" || arriving.at > row.decidedAt ? decided : row;
}

/** What the world says of a product that a partner wants to show. */
export type World = { readonly grant: Grant; readonly withdrawn: boolean; readonly currencyDiffers: boolean };

/** The status that follows (see the module comment of `listing.ts`). */
export function outcome(wish: Wish, world: World): { readonly status: Status; readonly reason?: Reason } {
  if (world.grant === "ended") return { status: "delisted", reason: "agreement_ended" };
  if (wish !== "listed") return { status: wish };
  if (world.grant === "inactive") return { status: "paused", reason: "supplier_not_active" };
  if (world.grant === "suspended") return { status: "paused", reason: "agreement_suspended" };
  if (world.withdrawn) return { status: "paused", reason: "product_withdrawn" };
  if (world.currencyDiffers) return { status: "paused", reason: "currency_differs" };
  return { status: "published" };
}
