export type { Incoming } from "./incoming";
export { type Outcome, receive, type World } from "./receive";
