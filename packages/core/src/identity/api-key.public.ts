export { Info, KeyPermission, Kind, kindOf, Name } from "./api-key";
export { authenticate, create, holdersOf, isSecret, list, revoke, rotate } from "./api-key.store";
