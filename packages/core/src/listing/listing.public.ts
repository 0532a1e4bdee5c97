export { Card, idOf, Info, Page, Status } from "./listing";
export { Annotated, Delisted, Enabled, FanOutContinued, Paused } from "./listing.event";
export { find, get, list } from "./listing.store";
export { cards, findPage, page, pages, search } from "./shop.store";
export { enable } from "./enable";
export { annotate, delist, pause, resume } from "./decide";
export { followAgreement, followEnablement, followProduct, followProducts, followTenant } from "./follow";
export { continueFanOut } from "./fan-out";
