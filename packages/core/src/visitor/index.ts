export * as Visitor from "./visitor.public";
