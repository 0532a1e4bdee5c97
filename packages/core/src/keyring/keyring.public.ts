export { DataKeyCache, keepMs } from "./cache";
export { type Holder, holders, open, openMany, seal, shred, useWrapper } from "./keyring";
export { type Controller, type Owner, type Place, subjectOf } from "./subject";
export { openWrapper } from "./open-wrapper";
