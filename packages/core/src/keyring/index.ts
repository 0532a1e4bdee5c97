export { Erased } from "./erased";
export * as Keyring from "./keyring.public";
