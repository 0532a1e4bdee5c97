export { Info, route } from "./supplier-order";
export { get, list, record } from "./supplier-order.store";
