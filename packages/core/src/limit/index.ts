export * as Limit from "./limit.public";
