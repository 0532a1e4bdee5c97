import type { Assets } from "../assets";
import { contextOf } from "../context";
import type { CartModel, CheckoutModel, ListModel, OrderModel, ProblemModel, ProductModel } from "../model";
import { CartPage } from "./cart";
import { ListPage } from "./list";
import { BarePage, type BareProps, ProblemPage } from "./problem";
import { ProductPage } from "./product";

const html = (page: unknown): string => `<!doctype html>${String(page)}`;

/** Renders each kind of page. Those that few visitors come to are loaded when somebody does. */
export const createPages = (assets: Assets) => ({
  list: (model: ListModel) => html(<ListPage ctx={contextOf(model, assets)} model={model} />),
  product: (model: ProductModel) => html(<ProductPage ctx={contextOf(model, assets)} model={model} />),
  cart: (model: CartModel) => html(<CartPage ctx={contextOf(model, assets)} model={model} />),
  checkout: async (model: CheckoutModel) => {
    const { CheckoutPage } = await import("./checkout");
    return html(<CheckoutPage ctx={contextOf(model, assets)} model={model} />);
  },
  order: async (model: OrderModel) => {
    const { OrderPage } = await import("./order");
    return html(<OrderPage ctx={contextOf(model, assets)} model={model} />);
  },
  problem: (model: ProblemModel) => html(<ProblemPage ctx={contextOf(model, assets)} model={model} />),
  bare: (props: Omit<BareProps, "assets">) => html(<BarePage {...props} assets={assets} />),
});
export type Pages = ReturnType<typeof createPages>;
