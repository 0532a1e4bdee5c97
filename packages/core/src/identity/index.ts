export * as Identity from "./identity.public";
