import { listReviews } from "../api/operations";
import { usePages } from "../api/query";
import type { Waiting } from "../api/schema";
import { roleLine } from "../format";
import { Page, Refresh } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { When } from "../part/text";
import { href } from "../route";

/** Who has handed its onboarding in, the longest wait first. */
export function ReviewsPage() {
  const pages = usePages((asking) => listReviews(asking));
  return (
    <Page
      title="Reviews"
      lead="Organisations that have handed their onboarding in, the longest wait first."
      actions={<Refresh onClick={pages.reload} isBusy={pages.isBusy} />}
    >
      <Loaded asked={pages}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="Nobody waits">
              <p>When an organisation hands its onboarding in, it appears here.</p>
            </Empty>
          ) : (
            <>
              <DataTable caption="Reviews" columns={columns} rows={items} keyOf={({ tenantId }) => tenantId} />
              <More pages={pages} shown={items.length} noun={items.length === 1 ? "organisation" : "organisations"} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const columns: readonly Column<Waiting>[] = [
  {
    label: "Organisation",
    kind: "main",
    cell: ({ tenantId, name }) => <a href={href(`/tenants/${tenantId}`)}>{name}</a>,
  },
  { label: "Roles", cell: ({ roles }) => roleLine(roles) },
  { label: "Waiting since", cell: ({ since }) => <When at={since} /> },
];
