export * from "./dump";
export * from "./handlers";
export * from "./scope";
export * from "./table";
