/** Whatever people read is cleaned by one rule (`kernel/text.ts`), whichever door it comes in by. */
import { Programme } from "#core/agreement";
import { Product } from "#core/catalog";
import { Identity } from "#core/identity";
import { Listing } from "#core/listing";
import { Order } from "#core/order";
import { Storefront, Tenant } from "#core/tenant";
import { expect, it } from "vitest";
import type * as z from "zod";

const { shape: addition } = Listing.Info.shape.addition;
const { shape: contact } = Order.Contact;
const lines: Readonly<Record<string, z.ZodType>> = {
  "a product's title": Product.Content.shape.title,
  "a product's tag": Product.Content.shape.tags.element,
  "a programme's title": Programme.Info.shape.title,
  "a tenant's name": Tenant.Info.shape.name,
  "a storefront's title": Storefront.Info.shape.title,
  "a member's name": Identity.Member.shape.name,
  "a listing's badge": addition.badge.unwrap(),
  "a listing's review": addition.review.unwrap(),
  "a consumer's name": contact.name,
  "a consumer's street": contact.address.shape.line1,
  "a consumer's city": contact.address.shape.city,
};
const optional: Readonly<Record<string, z.ZodType>> = {
  "a product's vendor": Product.Content.shape.vendor,
  "a product's type": Product.Content.shape.type,
  "an image's text": Product.Image.shape.alt,
  "a title for search engines": Product.Content.shape.seo.shape.title,
  "a programme's description": Programme.Info.shape.description,
  "a storefront's tagline": Storefront.Info.shape.theme.shape.tagline,
  "a second line of an address": contact.address.shape.line2.unwrap(),
};

it.each(Object.keys({ ...lines, ...optional }))("%s holds nothing that hides or turns text", (name) => {
  const schema = { ...lines, ...optional }[name];
  expect(schema?.parse(" Po\u0000t \u202Etop\u202C\u2066\u2069\u001B ")).toBe("Pot top");
});

it.each(Object.keys(lines))("%s that shows nothing is refused", (name) => {
  for (const text of ["", " \n", "\u202E\u0000", "\u200B"]) expect(lines[name]?.safeParse(text).success).toBe(false);
});
