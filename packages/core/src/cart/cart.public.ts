export { add, Info, Line, maxLines, maxQuantity, setQuantity } from "./cart";
export { get, takeOut, update } from "./cart.store";
