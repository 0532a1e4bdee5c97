import type { Ctx } from "../context";
import type { CartModel, GoneModel, LineModel } from "../model";
import { Document } from "../parts/document";
import { Art, Seller } from "../parts/product";
import { Sums } from "../parts/summary";

export function CartPage({ ctx, model }: { readonly ctx: Ctx; readonly model: CartModel }) {
  const { t, price } = ctx;
  const { groups, problem, gone, totals } = model;
  const blocked = groups.some(({ lines }) => lines.some(({ stock }) => stock === "sold_out"));
  return (
    <Document ctx={ctx} title={`${t.cart.title} – ${model.shop.title}`} unlisted>
      {groups.length > 0 || gone.length > 0 ? <h1>{t.cart.title}</h1> : null}
      {problem ? (
        <div class="notice notice-mild" role="alert">
          <p>{t.cart.problem[problem]}</p>
        </div>
      ) : null}
      {gone.length > 0 ? <Gone ctx={ctx} gone={gone} /> : null}
      {groups.length === 0 && gone.length > 0 ? (
        <p class="actions">
          <a class="button" href="/">
            {t.cart.browse}
          </a>
        </p>
      ) : groups.length === 0 ? (
        <div class="blank">
          <h1>{t.cart.empty}</h1>
          <p class="lead">{t.cart.emptyHint}</p>
          <p class="actions">
            <a class="button" href="/">
              {t.cart.browse}
            </a>
          </p>
        </div>
      ) : (
        <div class="till">
          <div class="groups">
            {groups.map((group) => (
              <section aria-label={t.cart.itemsOf(group.seller.supplierName)}>
                <div class="group-head">
                  <h2>{group.seller.supplierName}</h2>
                  <Seller ctx={ctx} seller={group.seller} />
                </div>
                <ul>
                  {group.lines.map((line) => (
                    <Line ctx={ctx} line={line} maxQuantity={model.maxQuantity} />
                  ))}
                </ul>
                {groups.length > 1 ? (
                  <p class="subtotal">
                    <span>{t.cart.subtotal(group.seller.supplierName)}</span>
                    <span>{price(group.subtotal)}</span>
                  </p>
                ) : null}
              </section>
            ))}
          </div>
          <aside class="summary" aria-labelledby="summary">
            <h2 id="summary">{t.cart.summary}</h2>
            <Sums ctx={ctx} totals={totals} />
            {blocked ? (
              <p class="field-problem">{t.cart.blocked}</p>
            ) : (
              <a class="button wide" href="/checkout">
                {t.cart.checkout}
              </a>
            )}
            <p class="hint">{t.cart.sellers(groups.length)}</p>
            <a class="hint" href="/">
              {t.cart.keep}
            </a>
          </aside>
        </div>
      )}
    </Document>
  );
}

/** What can't be bought any more: said by name, and in the way of nothing else. */
function Gone({ ctx: { t }, gone }: { readonly ctx: Ctx; readonly gone: readonly GoneModel[] }) {
  return (
    <section class="notice notice-mild" aria-labelledby="gone">
      <h2 id="gone">{t.cart.gone}</h2>
      <p>{t.cart.goneHint}</p>
      <ul class="gone">
        {gone.map(({ key, title }) => (
          <li>
            <span>{title || t.cart.unnamed}</span>
            <form method="post" action={`/cart/lines/${key}`}>
              <button
                class="link"
                type="submit"
                name="action"
                value="remove"
                aria-label={t.cart.removeOf(title || t.cart.unnamed)}
              >
                {t.cart.remove}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

type LineProps = { readonly ctx: Ctx; readonly line: LineModel; readonly maxQuantity: number };

function Line({ ctx: { t, price }, line, maxQuantity }: LineProps) {
  const name = line.variantTitle ? `${line.title}, ${line.variantTitle}` : line.title;
  return (
    <li class="line">
      <Art title={line.title} src={line.imageSrc} alt="" />
      <div class="line-text">
        <h3>
          <a href={line.href}>{line.title}</a>
        </h3>
        {line.variantTitle ? <p>{line.variantTitle}</p> : null}
        {line.quantity > 1 ? <p>{t.cart.each(price(line.unitPrice))}</p> : null}
        {line.stock === "in_stock" ? null : (
          <p class={`stock stock-${line.stock}`}>{line.stock === "low" ? t.stock.low : t.cart.soldOut}</p>
        )}
      </div>
      <p class="line-price">{price(line.total)}</p>
      <form class="line-forms" method="post" action={`/cart/lines/${line.key}`}>
        <input
          class="quantity"
          type="number"
          name="quantity"
          value={line.quantity}
          min="0"
          max={maxQuantity}
          inputmode="numeric"
          required
          aria-label={t.cart.quantityOf(name)}
        />
        <button class="link" type="submit" name="action" value="update" aria-label={t.cart.updateOf(name)}>
          {t.cart.update}
        </button>
        <button
          class="link"
          type="submit"
          name="action"
          value="remove"
          aria-label={t.cart.removeOf(name)}
          formnovalidate
        >
          {t.cart.remove}
        </button>
      </form>
    </li>
  );
}
