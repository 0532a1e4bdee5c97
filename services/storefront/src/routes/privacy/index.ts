/**
 * The privacy centre: what a consumer sees and decides about what is held of them. Loaded by whoever goes there.
 *
 * @module
 */
export { withdrawConsent } from "./consent";
export { sendErasure, showErase } from "./erasure";
export { exportAs, showHoldings, showPrivacy } from "./overview";
export { endSession, openSession, sendLink, showLink } from "./sign-in";
