import { listGrants } from "../api/operations";
import { usePages } from "../api/query";
import type { Grant } from "../api/schema";
import type { Names } from "../names";
import { href } from "../route";
import { readerColumns } from "./readers";
import { Empty, Loaded } from "./states";
import { DataTable, More } from "./table";
import { Erased } from "./text";

/** Which of one's consumers an agreement lets its other party read. */
export function Grants({ agreementId, names }: { readonly agreementId: string; readonly names: Names }) {
  const pages = usePages((asking) => listGrants(agreementId, asking));
  return (
    <Loaded asked={pages} rows={3}>
      {(grants) =>
        grants.length === 0 && !pages.more ? (
          <Empty title="None of your consumers">
            <p>A consumer appears here when they buy under this agreement, and it lets the other party read of them.</p>
          </Empty>
        ) : (
          <>
            <DataTable
              caption="Consumers whom the other party can read of"
              columns={[
                {
                  label: "Consumer",
                  kind: "main",
                  cell: ({ consumerId, contact }) => (
                    <a href={href(`/consumers/${consumerId}`)}>
                      {contact ? contact.name : <Erased />}
                      {contact ? <span class="under">{contact.email}</span> : null}
                    </a>
                  ),
                },
                ...readerColumns<Grant>(names),
              ]}
              rows={grants}
              keyOf={({ consumerId }) => consumerId}
            />
            <More pages={pages} shown={grants.length} noun={grants.length === 1 ? "consumer" : "consumers"} />
          </>
        )
      }
    </Loaded>
  );
}
