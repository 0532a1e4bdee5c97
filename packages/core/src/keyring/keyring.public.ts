export { DataKeyCache, keepMs } from "./cache";
export { type Holder, holders, open, openMany, seal, shred, useWrapper } from "./keyring";
export { type Controller, type Given, type Owner, type Place, subjectOf } from "./subject";
export { type KeyWrapper, openWrapper } from "./wrapper";
