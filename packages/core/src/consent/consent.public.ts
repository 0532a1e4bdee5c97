export { answersTo, noticesFor } from "./asking";
export { current, type Entry } from "./consent";
export { Given, Withdrawn } from "./consent.event";
export { give, list, ofSubject, question, recordOfOrder, withdraw } from "./consent.store";
export { findNotice, keepNotice } from "./notice.store";
