export * as ApiKey from "./api-key.public";
export * as Identity from "./identity.public";
export * as Invitation from "./invitation.public";
export * as Membership from "./membership.public";
