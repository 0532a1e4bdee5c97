export * as Consumer from "./consumer.public";
