import type { Route } from "../../frame/route";
import { countStock } from "./count-stock";
import { editProduct } from "./edit-product";
import { getImport } from "./get-import";
import { getProduct } from "./get-product";
import { importProducts } from "./import-products";
import { listImports } from "./list-imports";
import { listProducts } from "./list-products";

export const routes: readonly Route[] = [
  importProducts,
  listImports,
  getImport,
  listProducts,
  getProduct,
  editProduct,
  countStock,
];
