export * as Export from "./export.public";
