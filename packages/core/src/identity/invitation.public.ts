export { Info, tokenOf } from "./invitation";
export { Invited } from "./invitation.event";
export { message } from "./invitation.mail";
export { accept, find, get, idOf, invite, list, resend, revoke } from "./invitation.store";
