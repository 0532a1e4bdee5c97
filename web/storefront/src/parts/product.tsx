import type { Ctx } from "../context";
import type { CardModel, Price, Seller as SellerNames, StockBand } from "../model";
import { artClass, safePictureSrc } from "../placeholder";

/** Who sells it and through whom (invariant 9). The one way in which a seller is written. */
export function Seller({ ctx: { t }, seller }: { readonly ctx: Ctx; readonly seller: SellerNames }) {
  return (
    <p class="seller">
      {t.seller.soldBy} <b>{seller.supplierName}</b>
      {seller.direct ? (
        `, ${t.seller.directly}`
      ) : (
        <>
          {" "}
          {t.seller.through} <b>{seller.partnerName}</b>
        </>
      )}
    </p>
  );
}

type ArtProps = {
  readonly title: string;
  readonly src: string | undefined;
  /** Empty where the title stands beside it: a screen reader would say everything twice. */
  readonly alt: string;
  readonly eager?: boolean;
  /** Which of the product's pictures it is, counted from 0. */
  readonly picture?: number;
};

/** A picture over its placeholder, with its room reserved. */
export function Art({ title, src, alt, eager = false, picture = 0 }: ArtProps) {
  const safe = safePictureSrc(src);
  // Without a picture the drawing stands alone; it says nothing that the title doesn't.
  return (
    <span class={artClass(title, picture)}>
      {safe ? (
        <img
          src={safe}
          alt={alt}
          width="800"
          height="1000"
          loading={eager ? "eager" : "lazy"}
          decoding="async"
          referrerpolicy="no-referrer"
        />
      ) : null}
    </span>
  );
}

/** A former price, struck through for the eye and named for the ear. */
export const Was = ({ ctx: { t, price: format }, price }: { readonly ctx: Ctx; readonly price: Price }) => (
  <s class="was">
    <span class="visually-hidden">{t.price.was} </span>
    {format(price)}
  </s>
);

export const Stock = ({ ctx: { t }, band }: { readonly ctx: Ctx; readonly band: StockBand }) => (
  <p class={`stock stock-${band}`}>{t.stock[band]}</p>
);

export function Card({ ctx, card, eager }: { readonly ctx: Ctx; readonly card: CardModel; readonly eager: boolean }) {
  return (
    <li class={card.stock === "sold_out" ? "card card-gone" : "card"}>
      <Art title={card.title} src={card.imageSrc} alt="" eager={eager} />
      {card.badge ? <p class="badge-word">{card.badge}</p> : null}
      <h3>
        <a href={card.href}>{card.title}</a>
      </h3>
      <Seller ctx={ctx} seller={card.seller} />
      <p class="price">
        {card.priceIsFrom ? `${ctx.t.price.from} ` : ""}
        {ctx.price(card.price)} {card.wasPrice ? <Was ctx={ctx} price={card.wasPrice} /> : null}
      </p>
      {card.stock === "in_stock" ? null : <Stock ctx={ctx} band={card.stock} />}
    </li>
  );
}
