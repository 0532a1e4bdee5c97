export * as Cart from "./cart.public";
