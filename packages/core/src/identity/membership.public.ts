export { type At, Changes, Info, join, Status } from "./membership";
export { activeOf, change, createWrites, get, list, membershipReach, remove } from "./membership.store";
