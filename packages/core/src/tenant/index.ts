export * as Storefront from "./storefront.public";
export * as Tenant from "./tenant.public";
