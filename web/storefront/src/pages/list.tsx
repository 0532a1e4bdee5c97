import type { Ctx } from "../context";
import type { ListModel } from "../model";
import { Document } from "../parts/document";
import { Card } from "../parts/product";

/** Pictures above the fold of a wide screen; the others load when they come near. */
const eagerCards = 8;

export function ListPage({ ctx, model }: { readonly ctx: Ctx; readonly model: ListModel }) {
  const { t } = ctx;
  const { shop, query, cards, nextHref, firstHref } = model;
  const isHome = !query && !firstHref;
  const title = query
    ? `${t.list.results(query)} – ${shop.title}`
    : isHome
      ? shop.title
      : `${t.list.title} – ${shop.title}`;
  return (
    <Document ctx={ctx} title={title} description={shop.tagline} unlisted={query !== undefined}>
      {isHome ? (
        <div class="hero">
          <h1>{shop.tagline || shop.title}</h1>
        </div>
      ) : null}
      {cards.length === 0 ? (
        <Nothing ctx={ctx} model={model} />
      ) : (
        <>
          <div class="shelf-head">
            {isHome ? <h2>{t.list.title}</h2> : <h1>{query ? t.list.results(query) : t.list.title}</h1>}
            <p>{firstHref ? "" : t.list.count(cards.length, nextHref !== undefined)}</p>
          </div>
          {isHome ? null : <h2 class="visually-hidden">{t.list.products}</h2>}
          <ul class="grid">
            {cards.map((card, index) => (
              <Card ctx={ctx} card={card} eager={index < eagerCards} />
            ))}
          </ul>
        </>
      )}
      {nextHref || firstHref ? (
        <nav class="pages" aria-label={t.list.pages}>
          {firstHref ? (
            <a class="button button-quiet" href={firstHref}>
              {t.list.first}
            </a>
          ) : null}
          {nextHref ? (
            <a class="button" href={nextHref} rel="next">
              {t.list.next}
            </a>
          ) : null}
        </nav>
      ) : null}
    </Document>
  );
}

function Nothing({ ctx: { t }, model: { query, firstHref } }: { readonly ctx: Ctx; readonly model: ListModel }) {
  const isHome = !query && !firstHref;
  const Heading = isHome ? "h2" : "h1";
  return (
    <div class="blank">
      <Heading>{query ? t.list.noResults(query) : t.list.empty}</Heading>
      <p class="lead">{query ? t.list.noResultsHint : t.list.emptyHint}</p>
      {isHome ? null : (
        <p class="actions">
          <a class="button" href="/">
            {t.list.seeAll}
          </a>
        </p>
      )}
    </div>
  );
}
