/**
 * Edits by hand. Apart from `#core/catalog`, because cleaning HTML brings its library along.
 *
 * @module
 */
export { Edit, editProduct } from "./edit";
