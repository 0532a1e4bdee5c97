export { type Box, DeadLetterId, idOf, Info, Outcome } from "./dead-letter";
export { openQueues } from "./open";
