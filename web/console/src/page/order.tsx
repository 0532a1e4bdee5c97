import { useQuery } from "../api/query";
import { getSupplierOrder } from "../api/operations";
import type { SupplierOrder } from "../api/schema";
import { count, country, money, rate, shortId } from "../format";
import { namesOf } from "../names";
import { OrderState } from "../part/order-state";
import { Page, Section } from "../part/page";
import { Loaded } from "../part/states";
import { type Column, DataTable } from "../part/table";
import { Amount, Facts, ShortId, When } from "../part/text";
import { href } from "../route";
import { useNames } from "../use-names";
import { useSession } from "../session";
import { soldThrough } from "./orders";

export function OrderPage({ supplierOrderId }: { readonly supplierOrderId: string }) {
  const session = useSession();
  const { tenant } = session.me;
  const names = useNames(() => namesOf(session));
  const asked = useQuery((signal) => getSupplierOrder(tenant.tenantId, supplierOrderId, signal));
  return (
    <Page title={`Order ${shortId(supplierOrderId)}`} up={{ path: "/orders", label: "Orders" }}>
      <Loaded asked={asked}>
        {(order) => (
          <>
            <Facts
              of={[
                ["State", <OrderState of={order.status} />],
                ["Placed", <When at={order.placedAt} />],
                ["Sold through", soldThrough(order.soldThroughId, order.supplierId, names)],
                ["Agreement", <UnderAgreement of={order} />],
                ["Total paid for it", <Amount of={order.total} />],
                ["Commission", <Amount of={order.commission} />],
                ["Supplier order", <ShortId id={order.supplierOrderId} />],
                ["Consumer's order", <ShortId id={order.orderId} />],
              ]}
            />
            <Section title="Lines">
              <DataTable
                caption="Lines of the order"
                columns={columns}
                rows={order.lines}
                keyOf={({ lineId }) => lineId}
              />
            </Section>
            <Section title="Deliver to">
              {order.deliverTo ? <DeliverTo of={order.deliverTo} /> : <ErasedConsumer />}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const UnderAgreement = ({ of: { agreementId, agreementVersion } }: { readonly of: SupplierOrder }) =>
  agreementId ? (
    <a href={href(`/agreements/${agreementId}`)}>
      {shortId(agreementId)}, version {agreementVersion}
    </a>
  ) : (
    <>None: sold directly</>
  );

const DeliverTo = ({ of: { name, email, address } }: { readonly of: NonNullable<SupplierOrder["deliverTo"]> }) => (
  <address class="address">
    <strong>{name}</strong>
    <span>{address.line1}</span>
    {address.line2 ? <span>{address.line2}</span> : null}
    <span>
      {address.postalCode} {address.city}
    </span>
    <span>{country(address.country)}</span>
    <a href={`mailto:${email}`}>{email}</a>
  </address>
);

const ErasedConsumer = () => (
  <p>The consumer's name and address were erased, as they asked. What was ordered, paid and earned stays.</p>
);

type Line = SupplierOrder["lines"][number];

const columns: readonly Column<Line>[] = [
  {
    label: "Product",
    kind: "main",
    cell: ({ productId, title, option }) => (
      <a href={href(`/products/${productId}`)}>
        {title}
        {option ? <span class="under">{option}</span> : null}
      </a>
    ),
  },
  { label: "Quantity", kind: "number", cell: ({ quantity }) => count(quantity) },
  {
    label: "Price each",
    kind: "number",
    cell: ({ unitMinor, gross }) => money({ amountMinor: unitMinor, currency: gross.currency }),
  },
  { label: "Paid", kind: "number", cell: ({ gross }) => money(gross) },
  {
    label: "Without tax",
    kind: "number",
    cell: ({ net, taxRateBp }) => (
      <>
        {money(net)}
        <span class="under">tax {rate(taxRateBp)}</span>
      </>
    ),
  },
  { label: "Commission", kind: "number", cell: ({ commission }) => money(commission) },
];
