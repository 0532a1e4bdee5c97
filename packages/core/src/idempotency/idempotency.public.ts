export { hashRequest, type Owner, type Request, type StoredAnswer } from "./idempotency";
export { once } from "./idempotency.store";
