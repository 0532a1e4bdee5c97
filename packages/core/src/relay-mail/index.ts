export * as RelayMail from "./relay-mail.public";
