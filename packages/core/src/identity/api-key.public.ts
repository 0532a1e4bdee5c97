export { Info, KeyPermission, Kind, kindOf, maxOverlapMs, Name } from "./api-key";
export { authenticate, create, isSecret, list, revoke, rotate, type WithSecret } from "./api-key.store";
