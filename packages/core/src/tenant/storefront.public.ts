export { Frame, HostLabel, Info, Theme } from "./storefront";
export { find, findByHostname, get, list, open } from "./storefront.store";
