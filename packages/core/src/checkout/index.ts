export { issueForm, redeemForm } from "./form";
export { maxTotalMinor, quote, type Answers, type Offer, type Quote, type QuoteLine } from "./quote";
export { quoteCart } from "./quote.store";
export { reserve, type Reservation } from "./reserve";
export { settle } from "./settle";
export { sweepReservations } from "./sweep";
