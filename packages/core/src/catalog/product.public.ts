export { Content, Image, Info, Variant, idOf, maxPriceMinor } from "./product";
export { ProductChanged as Changed } from "./product.event";
export { find, findMany, get, list, type WithVariants } from "./product.store";
