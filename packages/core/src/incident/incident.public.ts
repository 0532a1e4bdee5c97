export { idOf, maxShowings, Raised, type Showing } from "./incident";
export { list, listAll, raise } from "./incident.store";
