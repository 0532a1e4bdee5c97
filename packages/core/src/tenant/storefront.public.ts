export { Frame, Info } from "./storefront";
export { findByHostname, get, list, open } from "./storefront.store";
