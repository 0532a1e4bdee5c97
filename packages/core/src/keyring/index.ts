export * as Cipher from "./cipher";
export { Erased } from "./erased";
export * as Keyring from "./keyring.public";
