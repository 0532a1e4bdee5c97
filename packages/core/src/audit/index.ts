export * as Audit from "./audit.public";
