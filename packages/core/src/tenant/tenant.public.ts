export { Info, requireRole, Role } from "./tenant";
export { find, findBySlug, get, list, register } from "./tenant.store";
