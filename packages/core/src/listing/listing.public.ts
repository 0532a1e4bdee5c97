export { Addition, Card, idOf, Info, Page, Reason, Status, StockBand, Variant, Wish } from "./listing";
export { Annotated, Delisted, Enabled, Paused } from "./listing.event";
export { find, get, list } from "./listing.store";
export { cards, findPage, page, pages, search } from "./shop.store";
export { enable, type Enablement, listEnablements } from "./enable";
export { annotate, delist, pause, resume } from "./decide";
export { followAgreement, followEnablement, followProduct, followProducts, refreshAgreement } from "./follow";
