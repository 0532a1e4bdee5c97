export { anchor, listAnchors, verifyTenant } from "./anchor.store";
export { Anchored } from "./audit.event";
export { append, commitAudited, findHead, list, onAppended } from "./audit.store";
export { type Mark, type Verdict, verify } from "./chain";
export { Action, Entry, maxSubjects, type Note } from "./entry";
