import type { SupplierOrder } from "../api/schema";
import { StateOf, type States } from "./text";

const states: States<SupplierOrder["status"]> = {
  placed: ["Placed", "wait"],
  accepted: ["Accepted", "wait"],
  on_hold: ["On hold", "bad"],
  shipped: ["Shipped", "good"],
  delivered: ["Delivered", "good"],
  closed: ["Closed", "quiet"],
  cancelled: ["Cancelled", "bad"],
  refused: ["Refused", "bad"],
};

export const OrderState = ({ of }: { readonly of: SupplierOrder["status"] }) => <StateOf state={of} among={states} />;
