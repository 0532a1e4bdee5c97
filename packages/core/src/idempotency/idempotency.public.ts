export { hashRequest, type Request, type StoredAnswer } from "./idempotency";
export { once } from "./idempotency.store";
