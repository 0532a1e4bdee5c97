export { idOf, Info, project, pseudonymOf, recordOf, Shared, sharedIdOf } from "./consumer";
export { find, findShared, forgetShared, list, listShared, record, recordShared } from "./consumer.store";
export { seen, Seen } from "./seen";
