import { Cart } from "#core/cart";
import { Listing } from "#core/listing";
import type { AddProblem, ProductModel, SanitisedHtml } from "#web/storefront";
import { Id } from "#core/kernel";
import { problemPage, publicPage } from "../respond";
import { type C, frameOf, type Visit, visitOf } from "../visit";
import { productHref } from "./list";

export async function showProduct(c: C): Promise<Response> {
  const visit = visitOf(c);
  const page = await findPage(visit, c.req.param("listingId") ?? "");
  if (!page) return problemPage(c, "product_not_found", 404);
  return publicPage(c, c.var.pages.product(productModel(visit, page)));
}

/** The page, if this very storefront shows it. Another's listing is as unknown as one that never was. */
export async function findPage({ key }: Visit, listingId: string): Promise<Listing.Page | undefined> {
  const id = Id("lst").safeParse(listingId);
  const page = id.success ? await Listing.findPage({ tenantId: key.tenantId, listingId: id.data }) : undefined;
  return page?.storefrontId === key.storefrontId ? page : undefined;
}

export function productModel(
  visit: Visit,
  page: Listing.Page,
  tried: { readonly problem?: AddProblem; readonly chosenVariantId?: string } = {},
): ProductModel {
  const { title, supplierName, addition, options, type, seo } = page;
  return {
    ...frameOf(visit),
    ...tried,
    listingId: page.listingId,
    href: productHref(page),
    title,
    seller: { supplierName, partnerName: visit.shop.partnerName, direct: page.agreementId === null },
    ...(type === "" ? {} : { category: type }),
    ...(addition.badge === undefined ? {} : { badge: addition.badge }),
    ...(addition.review === undefined ? {} : { review: addition.review }),
    ...(seo.description === "" ? {} : { description: seo.description }),
    // The catalogue cleans the HTML when it comes in (`#core/catalog/edit`).
    ...(page.bodyHtml === "" ? {} : { bodyHtml: page.bodyHtml as SanitisedHtml }),
    pictures: page.images.map(({ url, alt }) => ({ src: url, alt })),
    ...(options.length === 0 ? {} : { optionName: options.join(" / ") }),
    variants: page.variants.map(({ variantId, options: values, price, compareAt, stock }) => ({
      variantId,
      title: values.join(" / "),
      price,
      ...(compareAt && compareAt.amountMinor > price.amountMinor ? { wasPrice: compareAt } : {}),
      stock,
    })),
    maxQuantity: Cart.maxQuantity,
  };
}
