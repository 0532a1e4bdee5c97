/**
 * What the API shows of sales: to the supplier its part of an order, to the partner what it earned.
 *
 * @module
 */
import { Accrual } from "#core/commission";
import { SupplierOrder } from "#core/fulfilment";

export const SupplierOrderView = SupplierOrder.Info.meta({
  id: "SupplierOrder",
  description:
    "The part of an order that one supplier owns and fulfils, under the agreement version it was placed under.",
});

export const CommissionEntryView = Accrual.Info.meta({
  id: "CommissionEntry",
  description: "What a partner earns on one order line. Immutable.",
});
