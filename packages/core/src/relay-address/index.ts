export * as RelayAddress from "./relay-address.public";
