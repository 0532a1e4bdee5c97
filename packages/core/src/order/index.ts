export * as Order from "./order.public";
