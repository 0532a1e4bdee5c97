/**
 * Buys in a storefront as a consumer does, in a browser and without JavaScript.
 *
 * @module
 */
import type { Browser } from "playwright-core";

export type Purchase = {
  /** The storefront's first page. */
  readonly shop: string;
  /** Search word and title of each product. */
  readonly products: readonly (readonly [word: string, title: string])[];
  readonly email: string;
  readonly name: string;
  /** The consumer agrees that the partner keeps the contact details. */
  readonly consents: boolean;
};

/** @returns the order's id */
export async function buy(browser: Browser, { shop, products, email, name, consents }: Purchase): Promise<string> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-IE" });
  const page = await context.newPage();
  for (const [word, title] of products) {
    await page.goto(`${shop}?q=${encodeURIComponent(word)}`);
    await page.getByRole("link", { name: title }).first().click();
    await page.locator("form[method=post] button[type=submit]").first().click();
  }
  await page.locator('a[href$="/checkout"]').first().click();
  for (const [field, value] of Object.entries({
    email,
    name,
    line1: "14 Harbour Road",
    postalCode: "D01 X2Y3",
    // The longest place name of Europe: whatever shows it must break it.
    city: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
  })) {
    await page.locator(`[name=${field}]`).fill(value);
  }
  await page.locator("[name=country]").selectOption("IE");
  if (consents) await page.locator("input[type=checkbox]").first().check();
  await page.getByRole("button", { name: /^(Pay|Betaal) / }).click();
  await page.waitForURL(/\/pay\//);
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await page.waitForURL(/\/orders\/ord_/);
  const orderId = /ord_[0-9a-z]{26}/.exec(page.url())?.[0] ?? "";
  await context.close();
  return orderId;
}
