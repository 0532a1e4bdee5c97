import type { Route } from "../../frame/route";
import { getSupplierOrder } from "./get-supplier-order";
import { listCommissionEntries } from "./list-commission-entries";
import { listSupplierOrders } from "./list-supplier-orders";

export const routes: readonly Route[] = [listSupplierOrders, getSupplierOrder, listCommissionEntries];
