export { idOf, Info, project, pseudonymOf, recordOf, Shared } from "./consumer";
export { list, listShared, record, recordShared } from "./consumer.store";
