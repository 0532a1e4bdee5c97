/**
 * Stock: units of a variant that may still be sold, and those promised to orders.
 *
 * Invariants
 *   I1  No oversell (invariant 4). `available` and `allocated` are never below zero; allocating and releasing move units from
 *       one to the other, so available + allocated = units received.
 *   I2  Only a count changes the sum. A count is what the supplier says may be sold now, so it becomes `available`; units
 *       already allocated have left its shelf.
 *   I3  The same count twice is no news: a feed sent every night with yesterday's number must not bring back what was sold
 *       since. Only a number other than the last one does.
 *
 * @module
 */
import * as z from "zod";
import { Fault, Id } from "../kernel";

const Units = z.int().min(0).max(1_000_000_000);

export const Info = z.object({
  supplierId: Id("ten"),
  variantId: Id("var"),
  available: Units,
  allocated: Units,
  /** The last number the supplier counted; absent if it never did. */
  counted: Units.optional(),
});
export type Info = z.infer<typeof Info>;

export const none = (supplierId: Id<"ten">, variantId: Id<"var">): Info => ({
  supplierId,
  variantId,
  available: 0,
  allocated: 0,
});

export const soldOut = () =>
  new Fault("stock.sold_out", "conflict", "There aren't enough units left", {
    wayOut: "Take fewer, or another variant.",
  });

export const notAllocated = () =>
  new Fault("stock.not_allocated", "conflict", "So many units aren't allocated", {
    wayOut: "Release what an order holds, once.",
  });
