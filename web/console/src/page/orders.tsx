import { usePages } from "../api/query";
import { listSupplierOrders } from "../api/operations";
import type { SupplierOrder } from "../api/schema";
import { counted, shortId } from "../format";
import { type Names, namesOf } from "../names";
import { OrderState } from "../part/order-state";
import { Page, Refresh } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { Amount, Erased, When } from "../part/text";
import { href } from "../route";
import { useNames } from "../use-names";
import { useSession } from "../session";

export function OrdersPage() {
  const session = useSession();
  const { tenant } = session.me;
  const names = useNames(() => namesOf(session));
  const pages = usePages((asking) => listSupplierOrders(tenant.tenantId, asking));
  return (
    <Page
      title="Orders"
      lead="Your part of every order, whoever's storefront it came through."
      actions={<Refresh onClick={pages.reload} isBusy={pages.isBusy} />}
    >
      <Loaded asked={pages} rows={6}>
        {(orders) =>
          orders.length === 0 ? (
            <Empty title="No orders yet">
              <p>
                As soon as a consumer pays in a storefront that carries your products, your part of the order is here.
              </p>
            </Empty>
          ) : (
            <>
              <DataTable
                caption="Supplier orders, newest first"
                columns={columnsOf(names, tenant.tenantId)}
                rows={orders}
                keyOf={({ supplierOrderId }) => supplierOrderId}
              />
              <More pages={pages} shown={orders.length} noun={orders.length === 1 ? "order" : "orders"} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

export const columnsOf = (names: Names, supplierId: string): readonly Column<SupplierOrder>[] => [
  {
    label: "Order",
    kind: "main",
    cell: ({ supplierOrderId, lines }) => (
      <a href={href(`/orders/${supplierOrderId}`)} title={supplierOrderId}>
        {shortId(supplierOrderId)}
        <span class="under">{linesOf(lines)}</span>
      </a>
    ),
  },
  { label: "Placed", cell: ({ placedAt }) => <When at={placedAt} /> },
  { label: "Consumer", cell: ({ deliverTo }) => deliverTo?.name ?? <Erased /> },
  { label: "Sold through", cell: ({ soldThroughId }) => soldThrough(soldThroughId, supplierId, names) },
  { label: "State", cell: ({ status }) => <OrderState of={status} /> },
  { label: "Total", kind: "number", cell: ({ total }) => <Amount of={total} /> },
];

const linesOf = (lines: SupplierOrder["lines"]): string => {
  const [first] = lines;
  return lines.length === 1 && first ? first.title : counted(lines.length, "line");
};

export const soldThrough = (soldThroughId: string, supplierId: string, names: Names): string =>
  soldThroughId === supplierId ? "Your own storefront" : names(soldThroughId);
