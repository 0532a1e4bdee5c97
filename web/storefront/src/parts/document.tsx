import type { Child } from "hono/jsx";
import type { Ctx } from "../context";
import { CartIcon, SearchIcon } from "./icon";

type Props = {
  readonly ctx: Ctx;
  readonly title: string;
  readonly description?: string;
  /** Private and one-off pages stay out of search engines. */
  readonly unlisted?: boolean;
  readonly head?: Child;
  readonly children?: Child;
};

/** The document around every page of a storefront: head, skip link, header, search, main, footer. */
export function Document({ ctx, title, description, unlisted, head, children }: Props) {
  const { frame, assets, t } = ctx;
  const { shop, cartCount } = frame;
  return (
    <html lang={t.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {description ? <meta name="description" content={description.slice(0, 300)} /> : null}
        {unlisted ? <meta name="robots" content="noindex" /> : null}
        <meta property="og:site_name" content={shop.title} />
        <meta property="og:title" content={title} />
        {assets.font ? (
          <link rel="preload" href={assets.font} as="font" type="font/woff2" crossorigin="anonymous" />
        ) : null}
        <link rel="stylesheet" href={assets.styles} />
        <link rel="stylesheet" href={assets.theme(shop.accent)} />
        <link rel="icon" href="data:," />
        <script src={assets.script} defer></script>
        {head}
      </head>
      <body>
        <a class="skip" href="#content">
          {t.skip}
        </a>
        <header class="bar">
          <a class="wordmark" href="/" aria-label={t.header.home(shop.title)}>
            {shop.title}
          </a>
          <a class="cart-link" href="/cart">
            <CartIcon />
            <span>{t.header.cart}</span>
            <span class={cartCount > 0 ? "count" : "count count-none"} aria-hidden="true">
              {cartCount}
            </span>
            <span class="visually-hidden">{t.header.cartCount(cartCount)}</span>
          </a>
        </header>
        <search class="search">
          <form action="/" method="get">
            <input
              type="search"
              name="q"
              value={frame.query ?? ""}
              maxlength={100}
              placeholder={t.header.searchHint}
              aria-label={t.header.searchLabel(shop.title)}
              autocomplete="off"
              enterkeyhint="search"
            />
            <button type="submit" aria-label={t.header.search}>
              <SearchIcon />
            </button>
          </form>
        </search>
        <main id="content" tabindex={-1}>
          {children}
        </main>
        <Footer ctx={ctx} />
      </body>
    </html>
  );
}

function Footer({ ctx: { frame, t } }: { readonly ctx: Ctx }) {
  const { partnerName, ownGoodsOnly } = frame.shop;
  return (
    <footer class="foot">
      <div>
        <div>
          <h2>{t.footer.heading}</h2>
          <p>{ownGoodsOnly ? t.footer.promiseDirect(partnerName) : t.footer.promise(partnerName)}</p>
          <p>
            {t.footer.data} {t.footer.delivery}
          </p>
          <p>
            <a href="/privacy">{t.footer.privacy}</a>
          </p>
        </div>
        <p class="mark">{t.footer.by}</p>
      </div>
    </footer>
  );
}
