export * as Idempotency from "./idempotency.public";
