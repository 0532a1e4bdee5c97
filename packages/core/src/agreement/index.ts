export * as Agreement from "./agreement.public";
export * as Programme from "./programme.public";
export * as Terms from "./terms";
