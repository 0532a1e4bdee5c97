export { opens, pagePath } from "./access";
export { confirmation } from "./confirmation";
export { Contact, contactOf, identify, openContacts, sealContact } from "./contact";
export {
  formLifetimeMs,
  Info,
  isAsked,
  Line,
  numbered,
  Part,
  partTotal,
  Placed,
  Released,
  ReleaseReason,
  reservationLifetimeMs,
  reservedUntil,
  total,
} from "./order";
export { find, get, listReserved, placeWrite, reachOf, refundWrite, releaseWrite, reserveWrite } from "./order.store";
