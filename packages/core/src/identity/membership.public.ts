export { Changes, Info, join } from "./membership";
export { activeOf, change, createWrites, get, list, membershipReach, remove } from "./membership.store";
