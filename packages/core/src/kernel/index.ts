export * from "./event";
export * from "./fault";
export * from "./fn";
export * from "./id";
export * from "./money";
export * from "./parallel";
export * from "./text";
export * from "./time";
