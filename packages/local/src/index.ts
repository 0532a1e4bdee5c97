export { type Bus, type DeadLetter, startBus, type Subscription } from "./bus";
export { type Engine, type EngineOptions, startEngine } from "./engine";
export { type Runtime, type RuntimeOptions, startRuntime } from "./runtime";
export { demoPassword, demoTenants } from "./seed/marketplace";
export { createTable } from "./table";
