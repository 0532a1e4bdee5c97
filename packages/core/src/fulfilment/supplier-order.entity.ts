/**
 * One item per supplier order, in the supplier's key space.
 *
 * | #  | Question                                   | Index | pk                | sk             | Reads    |
 * | -- | ------------------------------------------ | ----- | ----------------- | -------------- | -------- |
 * | S1 | What is in this supplier order?            | main  | supplier, "order" | supplier order | strong   |
 * | S2 | Which orders has a supplier, newest first? | main  | supplier, "order" | supplier order | eventual |
 *
 * `deliverTo` is sealed with the supplier's key of the consumer; absent when they were erased before it was written.
 * The id starts with the order's time, so S2 is chronological without an index. Lines are stored as tuples, in the currency of
 * the total: their field names as attributes would cost a second capacity unit.
 */
import * as z from "zod";
import { type Currency, invariant, money } from "../kernel";
import { defineEntity } from "../store";
import { Info } from "./supplier-order";

export const SupplierOrderEntity = defineEntity({
  model: { entity: "supplierOrder", version: "1", service: "tandem" },
  attributes: {
    supplierId: { type: "string", required: true },
    supplierOrderId: { type: "string", required: true },
    soldThroughId: { type: "string", required: true },
    agreementId: { type: "string" },
    agreementVersion: { type: "number", required: true },
    orderId: { type: "string", required: true },
    consumerId: { type: "string", required: true },
    status: { type: "string", required: true },
    subjectId: { type: "string", required: true },
    deliverTo: { type: "string" },
    lines: { type: "any", required: true },
    total: { type: "any", required: true },
    commission: { type: "any", required: true },
    placedAt: { type: "string", required: true },
  },
  indexes: {
    supplierOrder: {
      pk: { field: "pk", composite: ["supplierId"], template: "${supplierId}#order", casing: "none" },
      sk: { field: "sk", composite: ["supplierOrderId"], template: "${supplierOrderId}", casing: "none" },
    },
  },
} as const);

const [text, number] = [z.string(), z.number()];
const LineTuple = z.tuple([text, text, text, text, text, number, number, number, number, number, number]);

export const linesToStored = (lines: Info["lines"]): z.infer<typeof LineTuple>[] =>
  lines.map((line) => [
    line.lineId,
    line.productId,
    line.variantId,
    line.title,
    line.option,
    line.quantity,
    line.unitMinor,
    line.taxRateBp,
    line.gross.amountMinor,
    line.net.amountMinor,
    line.commission.amountMinor,
  ]);

export function linesFromStored(stored: unknown, currency: Currency): Info["lines"] {
  const tuples = z.array(LineTuple).safeParse(stored);
  invariant(tuples.success, "a supplier order's stored lines have their tuples' shape");
  return tuples.data.map(
    ([lineId, productId, variantId, title, option, quantity, unitMinor, taxRateBp, gross, net, commission]) =>
      Info.shape.lines.element.parse({
        ...{ lineId, productId, variantId, title, option, quantity, unitMinor, taxRateBp },
        gross: money.of(gross, currency),
        net: money.of(net, currency),
        commission: money.of(commission, currency),
      }),
  );
}
