/**
 * Visit: what every route of a storefront knows of its request.
 *
 * @module
 */
import type { Clock, Instant, Random } from "#core/kernel";
import type { Limit } from "#core/limit";
import type { Mailer } from "#core/mail";
import type { PaymentProvider } from "#core/payment";
import type { Assets, Frame, Pages } from "#web/storefront";
import type { Context } from "hono";
import type { CartCookie } from "./cookie";
import type { OpenShop } from "./shop";

export type StorefrontOptions = {
  readonly clock: Clock;
  readonly random: Random;
  readonly provider: PaymentProvider;
  /** Storefronts are labels in front of its host. */
  readonly publicUrl: string;
  /** Where payments are made; forms may lead there. */
  readonly paymentUrl: string;
  /** Signs checkout forms and the links to orders. */
  readonly sessionKey: string;
  /** Ids of consumers derive from it. */
  readonly pairwiseKey: string;
  /** Carries the mails that a visitor asks for. Opened by the first. */
  readonly post: { readonly from: string; readonly open: () => Promise<Pick<Mailer, "send">> };
  /** The typeface, WOFF2. */
  readonly font?: Uint8Array<ArrayBuffer>;
  /** Counts requests; without one nobody is ever refused for asking often. */
  readonly limiter?: Limit.Limiter;
  /** Gets one line for each request that broke on our side. */
  readonly log?: (entry: Readonly<Record<string, unknown>>) => void;
};

export type Visit = OpenShop & {
  readonly at: Instant;
  readonly cart: CartCookie | undefined;
};

export type Env = {
  Variables: {
    options: StorefrontOptions;
    pages: Pages;
    assets: Assets;
    secure: boolean;
    requestId: string;
    /** Absent only where no storefront answers. */
    visit?: Visit;
  };
};
export type C = Context<Env>;

/** The visit of a route behind the shop's door. */
export function visitOf(c: C): Visit {
  const { visit } = c.var;
  if (!visit) throw new Error("a route of a shop runs behind its door");
  return visit;
}

/** What surrounds the page; `units` when the route knows better than the cookie. */
export const frameOf = ({ shop, cart }: Visit, units = cart?.units ?? 0): Frame => ({ shop, cartCount: units });
