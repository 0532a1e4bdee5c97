export { issueForm, redeemForm } from "./form";
export { directTerms, quote, type Offer, type Quote, type QuoteGroup, type QuoteLine, type SaleTerms } from "./quote";
export { quoteCart } from "./quote.store";
export { reserve, type Reservation } from "./reserve";
export { settle, type Settled } from "./settle";
export { sweepReservations } from "./sweep";
