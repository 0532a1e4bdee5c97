export * as Storefront from "./storefront.public";
export type { Page } from "./tenant.store";
export * as Tenant from "./tenant.public";
