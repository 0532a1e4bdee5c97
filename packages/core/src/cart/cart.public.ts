export { add, Info, Line, maxLines, maxQuantity, setQuantity } from "./cart";
export { get, update } from "./cart.store";
