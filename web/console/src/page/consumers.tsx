import { usePages } from "../api/query";
import { listConsumers } from "../api/operations";
import type { Consumer } from "../api/schema";
import { country, shortId } from "../format";
import { type Names, namesOf } from "../names";
import { Page, Refresh } from "../part/page";
import { ReaderShare } from "../part/readers";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { Erased, When } from "../part/text";
import { href } from "../route";
import { useNames } from "../use-names";
import { useSession } from "../session";
import { soldThrough } from "./orders";

export function ConsumersPage() {
  const session = useSession();
  const { tenant } = session.me;
  const names = useNames(() => namesOf(session));
  const pages = usePages((asking) => listConsumers(tenant.tenantId, asking));
  return (
    <Page
      title="Consumers"
      lead="The consumers whose records are yours, wherever they bought, and who else can read each."
      actions={<Refresh onClick={pages.reload} isBusy={pages.isBusy} />}
    >
      <Loaded asked={pages} rows={6}>
        {(consumers) =>
          consumers.length === 0 ? (
            <Empty title="No consumers yet">
              <p>
                A consumer's first order makes the record, at the party that the agreement's data clause names as its
                owner.
              </p>
            </Empty>
          ) : (
            <>
              <DataTable
                caption="Consumer records"
                columns={columnsOf(names, tenant.tenantId)}
                rows={consumers}
                keyOf={({ consumerId }) => consumerId}
              />
              <More pages={pages} shown={consumers.length} noun={consumers.length === 1 ? "consumer" : "consumers"} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const columnsOf = (names: Names, supplierId: string): readonly Column<Consumer>[] => [
  {
    label: "Consumer",
    kind: "main",
    cell: ({ contact, consumerId }) => (
      <a href={href(`/consumers/${consumerId}`)} title={consumerId}>
        {contact ? contact.name : <Erased />}
        {contact ? <span class="under">{contact.email}</span> : null}
      </a>
    ),
  },
  {
    label: "Lives in",
    cell: ({ contact }) => (contact ? `${contact.address.city}, ${country(contact.address.country)}` : <Erased />),
  },
  {
    label: "Who else can read it",
    cell: ({ readers }) =>
      readers.length === 0 ? (
        <span class="quiet">Nobody</span>
      ) : (
        <ul class="readers">
          {readers.map((reader) => (
            <li key={reader.agreementId}>
              {names(reader.recipientId)} <ReaderShare of={reader} />
            </li>
          ))}
        </ul>
      ),
  },
  { label: "Last bought through", cell: ({ lastSoldThroughId }) => soldThrough(lastSoldThroughId, supplierId, names) },
  {
    label: "Last order",
    cell: ({ lastOrderAt, lastOrderId }) => (
      <span title={lastOrderId}>
        <When at={lastOrderAt} />
        <span class="under">{shortId(lastOrderId)}</span>
      </span>
    ),
  },
];
