export { mollieProvider, type MollieOptions } from "./mollie";
export type { OpenPayment, Payment, PaymentProvider, PaymentStatus } from "./provider";
