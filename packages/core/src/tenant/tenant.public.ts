export { Country, Info, Locale, requireRole, Role, Slug, Status } from "./tenant";
export { find, findBySlug, get, list, register } from "./tenant.store";
