import { listIncidents } from "../api/operations";
import { usePages, useQuery } from "../api/query";
import type { Incident } from "../api/schema";
import { agreementsOf, type Names, namesFrom } from "../names";
import { Page, Refresh, Section } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { State, When } from "../part/text";
import { href } from "../route";
import { useSession } from "../session";

export function IncidentsPage() {
  const session = useSession();
  const { tenant } = session.me;
  const pages = usePages((asking) => listIncidents(tenant.tenantId, asking));
  const agreements = useQuery(() => agreementsOf(session));
  const known = agreements.state.status === "ready" ? agreements.state.data : [];
  return (
    <Page
      title="Incidents"
      lead="Among the consumers that a partner is shown, some are invented. When somebody writes to one, the data has left the partner it was shown to."
      actions={<Refresh onClick={pages.reload} isBusy={pages.isBusy} />}
    >
      <Loaded asked={pages}>
        {(incidents) =>
          incidents.length === 0 ? (
            <Empty title="No incidents">
              <p>Nobody has written to an invented consumer among yours.</p>
            </Empty>
          ) : (
            <>
              <DataTable
                caption="Incidents"
                columns={columnsOf(namesFrom(known, tenant))}
                rows={incidents}
                keyOf={({ incidentId }) => incidentId}
              />
              <More pages={pages} shown={incidents.length} noun={incidents.length === 1 ? "incident" : "incidents"} />
            </>
          )
        }
      </Loaded>
      <Section title="What to do">
        <ul class="reasons">
          <li>
            <span>Ask the partner how it came about, and consider to suspend the agreement.</span>
          </li>
          <li>
            <span>If consumers are at risk, a supervisory authority must be told within 72 hours (GDPR, Art. 33).</span>
          </li>
          <li>
            <span>Don't tell the partner that it was an invented consumer: one that is known is used up.</span>
          </li>
        </ul>
      </Section>
    </Page>
  );
}

const columnsOf = (names: Names): readonly Column<Incident>[] => [
  {
    label: "Partner",
    kind: "main",
    cell: ({ partnerId, agreementId, agreementVersion }) => (
      <a href={href(`/agreements/${agreementId}`)}>
        {names(partnerId)}
        <span class="under">agreement, version {agreementVersion}</span>
      </a>
    ),
  },
  {
    label: "Found",
    cell: ({ finding, senderDomain }) => (
      <>
        {finding === "foreign_sender" ? (
          <State tone="bad">Data has left it</State>
        ) : (
          <State tone="wait">It writes itself</State>
        )}
        <span class="under">mail from {senderDomain}</span>
      </>
    ),
  },
  { label: "Mail came", cell: ({ receivedAt }) => <When at={receivedAt} /> },
  { label: "Shared since", cell: ({ sharedSince }) => <When at={sharedSince} /> },
  {
    label: "Last shown",
    cell: ({ showings: [latest] }) =>
      latest ? (
        <>
          <When at={latest.at} />
          <span class="under">{latest.how === "read" ? "read" : "exported"}</span>
        </>
      ) : (
        <span class="quiet">Never opened</span>
      ),
  },
];
