export { type Box, DeadLetterId, idOf, Info, Outcome, type Queues } from "./dead-letter";
export { openQueues } from "./open";
