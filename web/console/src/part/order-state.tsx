import type { SupplierOrder } from "../api/schema";
import { State, type Tone } from "./text";

const states: Readonly<Record<SupplierOrder["status"], readonly [name: string, tone: Tone]>> = {
  placed: ["Placed", "wait"],
  accepted: ["Accepted", "wait"],
  on_hold: ["On hold", "bad"],
  shipped: ["Shipped", "good"],
  delivered: ["Delivered", "good"],
  closed: ["Closed", "quiet"],
  cancelled: ["Cancelled", "bad"],
  refused: ["Refused", "bad"],
};

export function OrderState({ of }: { readonly of: SupplierOrder["status"] }) {
  const [name, tone] = states[of];
  return <State tone={tone}>{name}</State>;
}
