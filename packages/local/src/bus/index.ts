export { type Bus, type BusOptions, startBus } from "./bus";
export type { DeadLetter } from "./dead-letter";
export { Delivery, type QueueHandler, type Subscription } from "./delivery";
export { type LetterBox, letterBox } from "./letter-box";
