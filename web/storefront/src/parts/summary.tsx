import type { Ctx } from "../context";
import type { GroupModel, TotalsModel } from "../model";
import { Art, Seller } from "./product";

/** The lines of each supplier in brief, for the checkout and the order page. */
export function MiniGroup({ ctx, group }: { readonly ctx: Ctx; readonly group: GroupModel }) {
  return (
    <section class="mini-group" aria-label={ctx.t.cart.itemsOf(group.seller.supplierName)}>
      <Seller ctx={ctx} seller={group.seller} />
      <ul class="mini">
        {group.lines.map((line) => (
          <li class="mini-line">
            <Art title={line.title} src={line.imageSrc} alt="" />
            <div>
              {line.title}
              <small>
                {line.variantTitle ? `${line.variantTitle} · ` : ""}
                {line.quantity} × {ctx.price(line.unitPrice)}
              </small>
            </div>
            <span>{ctx.price(line.total)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Sums({ ctx, totals }: { readonly ctx: Ctx; readonly totals: TotalsModel }) {
  const { t, price } = ctx;
  return (
    <dl class="sums">
      <div class="total">
        <dt>{t.cart.total}</dt>
        <dd>{price(totals.total)}</dd>
      </div>
      <div class="quiet">
        <dt>{t.cart.tax}</dt>
        <dd>{price(totals.taxIncluded)}</dd>
      </div>
    </dl>
  );
}
