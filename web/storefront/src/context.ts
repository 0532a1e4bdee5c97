/**
 * What a view needs besides its model: the language and the addresses of the assets.
 *
 * @module
 */
import type { Assets } from "./assets";
import { formatPrice, safeLocale } from "./format";
import { messagesFor, type Messages } from "./messages";
import type { Frame, Price } from "./model";

export type Ctx = {
  readonly frame: Frame;
  readonly assets: Assets;
  readonly t: Messages;
  readonly price: (amount: Price) => string;
};

export function contextOf(frame: Frame, assets: Assets): Ctx {
  const locale = safeLocale(frame.shop.locale);
  return { frame, assets, t: messagesFor(locale), price: (amount) => formatPrice(amount, locale) };
}
