import { usePages } from "../api/query";
import { listCommissionEntries } from "../api/operations";
import type { CommissionEntry } from "../api/schema";
import { rate } from "../format";
import { type Names, namesOf } from "../names";
import { Page, Refresh } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { Amount, ShortId, StateOf, type States, When } from "../part/text";
import { href } from "../route";
import { useNames } from "../use-names";
import { useSession } from "../session";

export function CommissionPage() {
  const session = useSession();
  const names = useNames(() => namesOf(session));
  const pages = usePages((asking) => listCommissionEntries(session.me.tenant.tenantId, asking));
  return (
    <Page
      title="Commission"
      lead="One entry for each line sold through you, at the rate of the agreement version it was sold under. Entries never change."
      actions={<Refresh onClick={pages.reload} isBusy={pages.isBusy} />}
    >
      <Loaded asked={pages} rows={6}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty title="No commission yet">
              <p>When a consumer buys a supplier's product in your storefront, what you earn on it is here.</p>
            </Empty>
          ) : (
            <>
              <DataTable
                caption="Commission entries, newest first"
                columns={columnsOf(names)}
                rows={entries}
                keyOf={({ accrualId }) => accrualId}
              />
              <More pages={pages} shown={entries.length} noun={entries.length === 1 ? "entry" : "entries"} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const states: States<CommissionEntry["status"]> = {
  pending: ["Pending", "wait"],
  earned: ["Earned", "good"],
  settled: ["Settled", "quiet"],
};

export const columnsOf = (names: Names): readonly Column<CommissionEntry>[] => [
  { label: "Earned on", kind: "main", cell: ({ accruedAt }) => <When at={accruedAt} /> },
  { label: "Supplier", cell: ({ supplierId }) => names(supplierId) },
  { label: "Order", cell: ({ orderId }) => <ShortId id={orderId} /> },
  { label: "Line", cell: ({ lineId }) => <ShortId id={lineId} /> },
  {
    label: "Agreement",
    cell: ({ agreementId, agreementVersion }) => (
      <a href={href(`/agreements/${agreementId}`)} title={agreementId}>
        Version {agreementVersion}
      </a>
    ),
  },
  { label: "State", cell: ({ status }) => <StateOf state={status} among={states} /> },
  { label: "Net price", kind: "number", cell: ({ net }) => <Amount of={net} /> },
  { label: "Rate", kind: "number", cell: ({ rateBp }) => rate(rateBp) },
  {
    label: "Commission",
    kind: "number",
    cell: ({ commission }) => (
      <strong>
        <Amount of={commission} />
      </strong>
    ),
  },
];
