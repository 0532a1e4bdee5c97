export * from "./scope";
export * from "./table";
export * from "./handlers";
