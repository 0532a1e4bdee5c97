export { Country, Info, Locale, requireRole, Role, Slug, Status } from "./tenant";
export { find, findBySlug, get, list, type Page, register } from "./tenant.store";
