export { Info, requireNotClosed, requireRole, Role } from "./tenant";
export { Status } from "./status";
export {
  Applied,
  Approved,
  Closed,
  OnboardingStarted,
  Reinstated,
  Rejected,
  Submitted,
  Suspended,
  visibilityChanged,
} from "./tenant.event";
export {
  activeChecks,
  all,
  find,
  findBySlug,
  findMany,
  get,
  list,
  listIn,
  register,
  statusCondition,
} from "./tenant.store";
