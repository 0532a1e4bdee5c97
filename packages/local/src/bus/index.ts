export { type Bus, type BusOptions, startBus } from "./bus";
export type { DeadLetter } from "./dead-letter";
export type { QueueHandler, Subscription } from "./delivery";
