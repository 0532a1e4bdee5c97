import { listAgreements } from "../api/operations";
import { usePages } from "../api/query";
import type { Agreement } from "../api/schema";
import { rate } from "../format";
import { AgreementState, counterpartyOf, partyOf } from "../part/agreement-state";
import { Page, Refresh } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { When } from "../part/text";
import { href } from "../route";
import { is, useSession } from "../session";
import { shareName } from "../terms";

export function AgreementsPage() {
  const session = useSession();
  const pages = usePages(listAgreements);
  return (
    <Page
      title="Agreements"
      lead="Contracts between one supplier and one partner. Each is in force once both have signed."
      actions={<Refresh onClick={pages.reload} isBusy={pages.isBusy} />}
    >
      <Loaded asked={pages}>
        {(agreements) =>
          agreements.length === 0 ? (
            <Empty title="No agreements yet">
              {is(session, "partner") ? (
                <>
                  <p>Apply to a supplier's programme, and the agreement is here for both to sign.</p>
                  <a class="button main" href={href("/programmes")}>
                    See the programmes
                  </a>
                </>
              ) : (
                <p>When a partner applies to one of your programmes, the agreement is here for both to sign.</p>
              )}
            </Empty>
          ) : (
            <>
              <DataTable
                caption="Agreements"
                columns={columnsOf(session.me.tenant.tenantId)}
                rows={agreements}
                keyOf={({ agreementId }) => agreementId}
              />
              <More
                pages={pages}
                shown={agreements.length}
                noun={agreements.length === 1 ? "agreement" : "agreements"}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const columnsOf = (tenantId: string): readonly Column<Agreement>[] => [
  {
    label: "With",
    kind: "main",
    cell: (agreement) => (
      <a href={href(`/agreements/${agreement.agreementId}`)}>
        {counterpartyOf(agreement, tenantId)}
        <span class="under">
          {partyOf(agreement, tenantId) === "supplier" ? "sells your products" : "supplies you"}
        </span>
      </a>
    ),
  },
  { label: "State", cell: (agreement) => <AgreementState of={agreement} /> },
  { label: "Version", kind: "number", cell: ({ version }) => version },
  { label: "Commission", kind: "number", cell: ({ terms }) => rate(terms.commission.rateBp) },
  { label: "Partner sees", cell: ({ terms }) => shareName[terms.data.share] },
  {
    label: "In force since",
    cell: ({ activatedAt }) => (activatedAt ? <When at={activatedAt} /> : <span class="quiet">Not yet</span>),
  },
];
