export * as Identity from "./identity.public";
export * as Membership from "./membership.public";
