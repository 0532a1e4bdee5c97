export { answersTo, noticesFor } from "./asking";
export { current, Entry } from "./consent";
export { fileOf } from "./file";
export { Text } from "./notice";
export { sweepRetention } from "./retention";
export { Given, Withdrawn } from "./consent.event";
export { give, list, ofSubject, question, recordOfOrder, withdraw } from "./consent.store";
export { findNotice, keepNotice } from "./notice.store";
