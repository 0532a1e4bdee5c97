export { listTag, of, parse, type Relay, type Tag, tagOf } from "./relay-address";
export { close, find, pseudonymOfAddress, record, type Target } from "./relay-address.store";
export { registerSenders, Senders, senders } from "./sender";
