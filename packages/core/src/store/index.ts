export { commit, isOutcomeUnknown, maxWritesPerCommit, recordOnce, type Params, type Write } from "./commit";
export { connect, type Connection, defineEntity, OutOfScope } from "./connection";
export * as EventLog from "./event-log";
export { onEventWritten } from "./event-log";
export { createListeners } from "./listeners";
export { itemBytes, measure, type Measured } from "./meter";
export { readPage, readPlaces, type Page, type Paging } from "./page";
export { currentScope, currentTenantId, findScope, runInScope, withReach, type Reach, type Scope } from "./scope";
export { keysTableOf, tableDefinition, timeToLiveAttribute } from "./table";
