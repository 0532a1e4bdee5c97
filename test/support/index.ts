export * from "./scope";
export * from "./table";
