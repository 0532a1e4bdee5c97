export { Full, idOf, Info, maxShowings, Raised, type Showing } from "./incident";
export { get, list, listAll, raise } from "./incident.store";
export { notice } from "./notice";
