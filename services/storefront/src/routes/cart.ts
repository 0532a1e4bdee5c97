import { Cart } from "#core/cart";
import { Fault, Id } from "#core/kernel";
import type { AddProblem } from "#web/storefront";
import { newCartId, writeCart } from "../cookie";
import { readForm } from "../form";
import { groupModels, quoteOf, totalsOfQuote, unitsIn } from "../quoted";
import { privatePage, problemPage, seeOther } from "../respond";
import { type C, frameOf, visitOf } from "../visit";
import { findPage, productModel } from "./product";

export const showCart = (c: C): Promise<Response> => cartPage(c);

async function cartPage(c: C, problem?: "quantity"): Promise<Response> {
  const visit = visitOf(c);
  const { cart, quote, gone } = await quoteOf(c, visit);
  if (cart && unitsIn(cart) !== visit.cart?.units) writeCart(c, { cartId: cart.cartId, units: unitsIn(cart) });
  return privatePage(
    c,
    c.var.pages.cart({
      ...frameOf(visit, unitsIn(cart)),
      groups: groupModels(quote, visit.shop.partnerName),
      totals: totalsOfQuote(quote),
      maxQuantity: Cart.maxQuantity,
      gone,
      ...(problem ? { problem } : {}),
    }),
    problem ? 422 : 200,
  );
}

/** Puts a variant into the cart. What can't be is said on the product's own page, with the choice kept. */
export async function addLine(c: C): Promise<Response> {
  const visit = visitOf(c);
  const form = await readForm(c);
  const page = await findPage(visit, form.get("listingId") ?? "");
  if (!page) return problemPage(c, "product_not_found", 404);
  const variant = page.variants.find(({ variantId }) => variantId === form.get("variantId"));
  const quantity = readQuantity(form, 1);
  const refuse = (problem: AddProblem, status: 409 | 422) =>
    privatePage(
      c,
      c.var.pages.product(
        productModel(visit, page, { problem, ...(variant ? { chosenVariantId: variant.variantId } : {}) }),
      ),
      status,
    );
  if (!variant) return refuse("choose_variant", 422);
  if (quantity === undefined) return refuse("quantity", 422);
  if (variant.stock === "sold_out") return refuse("sold_out", 409);
  const cartId = visit.cart?.cartId ?? newCartId(visit.at, c.var.options.random);
  const line = { listingId: page.listingId, variantId: variant.variantId, quantity };
  try {
    const cart = await Cart.update({ tenantId: visit.key.tenantId, cartId }, visit.at, (before) =>
      Cart.add({ cart: before, line }),
    );
    writeCart(c, { cartId, units: unitsIn(cart) });
  } catch (error) {
    if (error instanceof Fault && error.code === "cart.full") return refuse("cart_full", 409);
    throw error;
  }
  return seeOther(c, "/cart");
}

/** Changes or removes a line. One that isn't there any more changes nothing, and the cart says how it is. */
export async function changeLine(c: C): Promise<Response> {
  const visit = visitOf(c);
  const variantId = Id("var").safeParse(c.req.param("key"));
  const form = await readForm(c);
  if (!visit.cart || !variantId.success) return seeOther(c, "/cart");
  const quantity = form.get("action") === "remove" ? 0 : readQuantity(form, 0);
  if (quantity === undefined) return cartPage(c, "quantity");
  const { cartId } = visit.cart;
  const cart = await Cart.update({ tenantId: visit.key.tenantId, cartId }, visit.at, (before) =>
    Cart.setQuantity({ cart: before, variantId: variantId.data, quantity }),
  );
  writeCart(c, { cartId, units: unitsIn(cart) });
  return seeOther(c, "/cart");
}

function readQuantity(form: URLSearchParams, least: number): number | undefined {
  const text = (form.get("quantity") ?? "").trim();
  const quantity = /^\d{1,4}$/.test(text) ? Number(text) : -1;
  return quantity >= least && quantity <= Cart.maxQuantity ? quantity : undefined;
}
