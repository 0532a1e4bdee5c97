export * as Consent from "./consent.public";
