export { idOf, Info, route } from "./supplier-order";
export { find, get, list, record } from "./supplier-order.store";
