export { linkMail } from "./link-mail";
export { Email, sessionMs, type Storefront, type Visitor } from "./visitor";
export { find, isToken, offerLink, redeem, signOut, signOutEverywhere } from "./visitor.store";
