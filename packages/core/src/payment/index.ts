export { mollieProvider } from "./mollie";
export type { Payment, PaymentProvider } from "./provider";
