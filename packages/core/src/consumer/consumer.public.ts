export { idOf, Info, project, pseudonymOf, recordOf, Shared, sharedIdOf } from "./consumer";
export { forgetShared, list, listShared, record, recordShared } from "./consumer.store";
