import type { Assets } from "../assets";
import { contextOf } from "../context";
import type { CartModel, CheckoutModel, ListModel, OrderModel, ProblemModel, ProductModel } from "../model";
import { CartPage } from "./cart";
import { CheckoutPage } from "./checkout";
import { ListPage } from "./list";
import { OrderPage } from "./order";
import { BarePage, type BareProps, ProblemPage } from "./problem";
import { ProductPage } from "./product";

const html = (page: unknown): string => `<!doctype html>${String(page)}`;

/** Renders each kind of page. */
export const createPages = (assets: Assets) => ({
  list: (model: ListModel) => html(<ListPage ctx={contextOf(model, assets)} model={model} />),
  product: (model: ProductModel) => html(<ProductPage ctx={contextOf(model, assets)} model={model} />),
  cart: (model: CartModel) => html(<CartPage ctx={contextOf(model, assets)} model={model} />),
  checkout: (model: CheckoutModel) => html(<CheckoutPage ctx={contextOf(model, assets)} model={model} />),
  order: (model: OrderModel) => html(<OrderPage ctx={contextOf(model, assets)} model={model} />),
  problem: (model: ProblemModel) => html(<ProblemPage ctx={contextOf(model, assets)} model={model} />),
  bare: (props: Omit<BareProps, "assets">) => html(<BarePage {...props} assets={assets} />),
});
export type Pages = ReturnType<typeof createPages>;
