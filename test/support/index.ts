export { agreed, inState } from "./agreement";
export * from "./dump";
export * from "./handlers";
export * from "./identity";
export * from "./killed";
export * from "./lossy";
export * from "./raw";
export * from "./scope";
export * from "./table";
