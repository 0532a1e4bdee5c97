export * as SupplierOrder from "./supplier-order.public";
