export { Info, requireRole, Role } from "./tenant";
export { all, find, findBySlug, get, list, register } from "./tenant.store";
