export { Content, Image, Info, PriceRange, Variant, VariantContent, idOf, priceRange, variantIdOf } from "./product";
export { ProductChanged as Changed } from "./product.event";
export { find, findMany, get, list, type WithVariants } from "./product.store";
