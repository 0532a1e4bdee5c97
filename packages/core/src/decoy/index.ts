export * as Decoy from "./decoy.public";
