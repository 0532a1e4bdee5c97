import type { Ctx } from "../context";
import { plainPrice } from "../format";
import type { ProductModel, VariantModel } from "../model";
import { Document } from "../parts/document";
import { Art, Seller, Stock, Was } from "../parts/product";
import { safePictureSrc } from "../placeholder";

/** More choices than this are a list to pick from, not tiles. */
const maxTiles = 12;

export function ProductPage({ ctx, model }: { readonly ctx: Ctx; readonly model: ProductModel }) {
  const { t } = ctx;
  const { seller, title } = model;
  const picture = safePictureSrc(model.pictures[0]?.src);
  const cheapest = model.variants.reduce<VariantModel | undefined>(
    (low, variant) => (low && low.price.amountMinor <= variant.price.amountMinor ? low : variant),
    undefined,
  );
  return (
    <Document
      ctx={ctx}
      title={`${title} – ${model.shop.title}`}
      description={`${t.seller.sentence(seller)}. ${model.description ?? title}`}
      head={
        <>
          <link rel="canonical" href={model.href} />
          <meta property="og:type" content="product" />
          {picture ? <meta property="og:image" content={picture} /> : null}
          {cheapest ? <meta property="product:price:amount" content={plainPrice(cheapest.price)} /> : null}
          {cheapest ? <meta property="product:price:currency" content={cheapest.price.currency} /> : null}
        </>
      }
    >
      <a class="crumb" href="/">
        {t.product.back}
      </a>
      <article class="product">
        <Gallery ctx={ctx} model={model} />
        <div class="facts">
          {model.badge || model.category ? (
            <p class="eyebrow">
              {model.badge ? <span class="badge-word">{model.badge}</span> : null}
              {model.category ? <span>{model.category}</span> : null}
            </p>
          ) : null}
          <h1>{title}</h1>
          <Seller ctx={ctx} seller={seller} />
          <Buy ctx={ctx} model={model} />
          <section class="who" aria-labelledby="who">
            <h2 id="who">{t.seller.heading}</h2>
            <p class="name">{seller.supplierName}</p>
            <p>{t.seller.explain(seller)}</p>
            <p>{t.seller.explainData(seller)}</p>
          </section>
          {model.bodyHtml ? (
            <section class="about" aria-labelledby="about">
              <h2 id="about">{t.product.about}</h2>
              {/* V2: made by the catalogue's sanitiser, which also the policy of the page backs up. */}
              <div class="body" dangerouslySetInnerHTML={{ __html: model.bodyHtml }} />
            </section>
          ) : null}
          {model.review ? (
            <section class="about" aria-labelledby="review">
              <h2 id="review">{t.product.review(seller.partnerName)}</h2>
              <p class="body said">{model.review}</p>
            </section>
          ) : null}
        </div>
      </article>
    </Document>
  );
}

function Gallery({ ctx: { t }, model: { title, pictures } }: { readonly ctx: Ctx; readonly model: ProductModel }) {
  if (pictures.length <= 1)
    return (
      <div class="gallery">
        <Art title={title} src={pictures[0]?.src} alt={pictures[0]?.alt || title} eager />
      </div>
    );
  return (
    // Scrolls sideways on a phone, so it takes focus: otherwise a keyboard couldn't reach the end.
    <section class="gallery" aria-label={t.product.pictures(title)}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul tabindex={0} aria-label={t.product.pictures(title)}>
        {pictures.map(({ src, alt }, index) => (
          <li>
            <Art
              title={title}
              picture={index}
              src={src}
              alt={alt || `${title}, ${index + 1} / ${pictures.length}`}
              eager={index === 0}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Buy({ ctx, model }: { readonly ctx: Ctx; readonly model: ProductModel }) {
  const { t, price } = ctx;
  const { variants, problem, listingId } = model;
  const available = variants.filter(({ stock }) => stock !== "sold_out");
  const chosen =
    variants.find(({ variantId }) => variantId === model.chosenVariantId) ??
    (variants.length === 1 ? variants[0] : undefined);
  const prices = variants.map(({ price: { amountMinor } }) => amountMinor);
  const lowest = variants[prices.indexOf(Math.min(...prices))];
  const differ = new Set(prices).size > 1;
  return (
    <>
      {problem ? (
        <div class="notice" role="alert" id="problem">
          <p>{t.product.problem[problem]}</p>
        </div>
      ) : null}
      <div class="money">
        <p class="price">
          <span class="visually-hidden">{t.product.price}: </span>
          <span data-price-shown aria-live="polite">
            {chosen ? price(chosen.price) : lowest ? `${differ ? `${t.price.from} ` : ""}${price(lowest.price)}` : ""}
          </span>
        </p>
        {variants.length === 1 && chosen?.wasPrice ? <Was ctx={ctx} price={chosen.wasPrice} /> : null}
        <small>{t.product.taxIncluded}</small>
      </div>
      {variants.length <= 1 || available.length === 0 ? (
        <Stock ctx={ctx} band={available[0]?.stock ?? "sold_out"} />
      ) : null}
      {available.length === 0 ? (
        <p class="lead">{t.product.soldOut}</p>
      ) : (
        <form class="buy" method="post" action="/cart/lines">
          <input type="hidden" name="listingId" value={listingId} />
          <Choice ctx={ctx} model={model} chosen={chosen} />
          <div class="buy-row">
            <div>
              <label class="name" for="quantity">
                {t.product.quantity}
              </label>
              <input
                class="quantity"
                id="quantity"
                type="number"
                name="quantity"
                value="1"
                min="1"
                max={model.maxQuantity}
                inputmode="numeric"
                required
              />
            </div>
            <button class="button wide" type="submit">
              {t.product.add}
            </button>
          </div>
        </form>
      )}
    </>
  );
}

type ChoiceProps = { readonly ctx: Ctx; readonly model: ProductModel; readonly chosen: VariantModel | undefined };

/** One variant needs no choice; a few are tiles; many are a list. */
function Choice({ ctx, model: { variants, optionName }, chosen }: ChoiceProps) {
  const { t, price } = ctx;
  const name = optionName ?? t.product.choose;
  if (variants.length === 1) return <input type="hidden" name="variantId" value={variants[0]?.variantId ?? ""} />;
  if (variants.length > maxTiles)
    return (
      <div>
        <label class="name" for="variant">
          {name}
        </label>
        <select id="variant" name="variantId" required>
          <option value="">{t.product.chooseOption}</option>
          {variants.map((variant) => (
            <option
              value={variant.variantId}
              data-price={price(variant.price)}
              selected={variant === chosen}
              disabled={variant.stock === "sold_out"}
            >
              {variant.title} · {price(variant.price)} · {t.stock[variant.stock]}
            </option>
          ))}
        </select>
      </div>
    );
  return (
    <fieldset class="options">
      <legend>{name}</legend>
      <ul>
        {variants.map((variant) => (
          <li>
            <label class="option">
              <input
                type="radio"
                name="variantId"
                value={variant.variantId}
                data-price={price(variant.price)}
                checked={variant === chosen}
                disabled={variant.stock === "sold_out"}
                required
              />
              <b>{variant.title}</b>
              <small>
                {price(variant.price)}{" "}
                {variant.wasPrice ? (
                  <>
                    <Was ctx={ctx} price={variant.wasPrice} />{" "}
                  </>
                ) : null}
                · {t.stock[variant.stock]}
              </small>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
