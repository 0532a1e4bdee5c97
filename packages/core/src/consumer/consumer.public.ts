export { idOf, Info, pseudonymOf, recordOf, Shared, sharedIdOf, stewardsOf } from "./consumer";
export { FollowContinued } from "./consumer.event";
export { find, list, record } from "./consumer.store";
export { continueFollow, followAgreement, followTenant } from "./follow";
export { disclosedUnder, disclosureOf, mayWrite } from "./grant";
export { findGrant, forgetGrant, grantWrite, recordGrant } from "./grant.store";
export { Reader } from "./reader";
export { endedUnder } from "./retention.store";
export { findOpen, listOpen, listReaders } from "./reader.store";
export { seen, Seen } from "./seen";
export {
  findShared,
  type Followed,
  followShared,
  forgetShared,
  listShared,
  plantShared,
  readShared,
  type SharedKey,
} from "./shared.store";
