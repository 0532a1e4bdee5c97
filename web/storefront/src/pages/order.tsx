import type { Ctx } from "../context";
import type { OrderModel, OrderStatus } from "../model";
import { Document } from "../parts/document";
import { CheckIcon, ClockIcon, CrossIcon } from "../parts/icon";
import { MiniGroup, Sums } from "../parts/summary";

type Props = { readonly ctx: Ctx; readonly model: OrderModel };

/** How often a page without JavaScript asks again. */
const refreshSeconds = 5;

const icons: Readonly<Record<OrderStatus, () => unknown>> = {
  awaiting_payment: ClockIcon,
  placed: CheckIcon,
  released: CrossIcon,
};

export function OrderPage({ ctx, model }: Props) {
  const { t } = ctx;
  const { status, details, hrefs } = model;
  const Icon = icons[status] as typeof CheckIcon;
  return (
    <Document
      ctx={ctx}
      title={`${t.order[status].title} – ${model.shop.title}`}
      unlisted
      head={
        // With JavaScript the page asks quietly instead; either way there is a link that stops it (WCAG 2.2.1).
        model.refreshing ? (
          <noscript>
            <meta http-equiv="refresh" content={`${refreshSeconds};url=${hrefs.self}`} />
          </noscript>
        ) : null
      }
    >
      <div class="order-head" {...(model.refreshing ? { "data-waits-for": "payment" } : {})}>
        <span class={`badge badge-${status}`}>
          <Icon />
        </span>
        <h1>{t.order[status].title}</h1>
        <output class="lead">
          {status === "placed"
            ? details?.buyer
              ? t.order.placed.text(details.buyer.email)
              : t.order.placed.textShort
            : t.order[status].text}
        </output>
        <p class="number">
          {t.order.number} <b>{model.orderId}</b>
        </p>
        {model.paymentUnreachable ? (
          <div class="notice" role="alert">
            <p>{t.order.unreachable}</p>
          </div>
        ) : null}
        <Actions ctx={ctx} model={model} />
      </div>
      {details ? <Details ctx={ctx} model={model} details={details} /> : <p class="hint">{t.order.limited}</p>}
    </Document>
  );
}

function Actions({ ctx: { t }, model: { status, hrefs, refreshing } }: Props) {
  if (status === "awaiting_payment")
    return (
      <div class="actions">
        {hrefs.pay ? (
          <form method="post" action={hrefs.pay} data-once>
            <button class="button" type="submit">
              {t.order.pay}
            </button>
          </form>
        ) : null}
        <a class="button button-quiet" href={hrefs.self}>
          {t.order.check}
        </a>
        {refreshing ? (
          <a class="button button-quiet" href={hrefs.still}>
            {t.order.still}
          </a>
        ) : null}
      </div>
    );
  return (
    <p class="actions">
      {status === "released" ? (
        <a class="button" href="/checkout">
          {t.order.again}
        </a>
      ) : null}
      <a class="button button-quiet" href="/">
        {t.order.shop}
      </a>
    </p>
  );
}

type DetailsProps = Props & { readonly details: NonNullable<OrderModel["details"]> };

function Details({ ctx, model, details }: DetailsProps) {
  const { t } = ctx;
  const { hrefs } = model;
  return (
    <div class="till">
      <section class="order-groups" aria-labelledby="ordered">
        <h2 id="ordered">{t.order.summary}</h2>
        {details.groups.map((group) => (
          <div>
            <MiniGroup ctx={ctx} group={group} />
            <p class="subtotal">
              <span>{t.cart.subtotal(group.seller.supplierName)}</span>
              <span>{ctx.price(group.subtotal)}</span>
            </p>
            {model.status === "placed" ? <p class="hint">{t.order.next(group.seller.supplierName)}</p> : null}
          </div>
        ))}
      </section>
      <aside class="summary" aria-labelledby="paid">
        <h2 id="paid">{t.cart.summary}</h2>
        <Sums ctx={ctx} totals={details.totals} />
        <div>
          <h3>{t.order.deliverTo}</h3>
          {details.buyer ? (
            <address class="address">
              {details.buyer.address.map((line) => (
                <>
                  {line}
                  <br />
                </>
              ))}
            </address>
          ) : (
            <p class="hint">{t.order.erased}</p>
          )}
        </div>
        {hrefs.privacy ? (
          <p class="hint">
            <a href={hrefs.privacy}>{t.order.privacy}</a>
          </p>
        ) : null}
      </aside>
    </div>
  );
}
