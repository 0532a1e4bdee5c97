import type { Assets } from "../assets";
import type { Ctx } from "../context";
import { messagesFor } from "../messages";
import type { ProblemModel } from "../model";
import { Document } from "../parts/document";

/** Something went wrong: says what it means for the consumer, and always has a way out. */
export function ProblemPage({ ctx, model }: { readonly ctx: Ctx; readonly model: ProblemModel }) {
  const { t } = ctx;
  const { title, text } = t.problem[model.kind];
  return (
    <Document ctx={ctx} title={`${title} – ${model.shop.title}`} unlisted>
      <div class="blank">
        <h1>{title}</h1>
        <p class="lead">{text}</p>
        <p class="actions">
          <a class="button" href="/">
            {t.problem.shop}
          </a>
          {model.cartCount > 0 ? (
            <a class="button button-quiet" href="/cart">
              {t.problem.cart}
            </a>
          ) : null}
        </p>
        {model.reference ? (
          <p class="reference">
            {t.problem.reference}: {model.reference}
          </p>
        ) : null}
      </div>
    </Document>
  );
}

export type BareProps = {
  readonly assets: Assets;
  /** `Accept-Language`, because there is no storefront whose language it could be. */
  readonly language: string;
  readonly kind: "unknown" | "failed" | "not_open_yet" | "closed_for_now" | "closed";
};

type BareText = { readonly title: string; readonly text: string; readonly wayOut?: string };

/** There is no storefront at this address, or none that answers: a page without a shop around it. */
export function BarePage({ assets, language, kind }: BareProps) {
  const t = messagesFor(language);
  const { title, text, wayOut }: BareText = kind === "failed" ? t.problem.failed : t.noShop[kind];
  return (
    <html lang={t.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href={assets.styles} />
        <link rel="icon" href="data:," />
      </head>
      <body class="bare">
        <main id="content">
          <div class="blank">
            <h1>{title}</h1>
            <p class="lead">{text}</p>
            {wayOut ? <p class="lead">{wayOut}</p> : null}
          </div>
        </main>
      </body>
    </html>
  );
}
