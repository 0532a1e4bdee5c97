import { listAllIncidents, listIncidents } from "../api/operations";
import { usePages } from "../api/query";
import type { FullIncident, Incident } from "../api/schema";
import { type Names, namesOfAll } from "../names";
import { Page, Refresh } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { StateOf, type States, When } from "../part/text";
import { href } from "../route";
import { is, useSession } from "../session";
import { useNames } from "../use-names";

/** What was found, in a word: where the data is, or who writes. */
export const findings: States<Incident["finding"]> = {
  foreign_sender: ["Data has left it", "bad"],
  own_sender: ["It writes itself", "wait"],
};

/** A supplier sees its own; the operator everybody's, with who was shown what. */
export function IncidentsPage() {
  const session = useSession();
  const isOperator = is(session, "operator");
  const { tenantId } = session.me.tenant;
  const pages = usePages<Incident | FullIncident>((asking) =>
    isOperator ? listAllIncidents(asking) : listIncidents(tenantId, asking),
  );
  const names = useNames(() => namesOfAll(session));
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
              <p>Nobody has written to an invented consumer{isOperator ? "" : " among yours"}.</p>
            </Empty>
          ) : (
            <>
              <DataTable
                caption="Incidents"
                columns={columnsOf(names, isOperator)}
                rows={incidents}
                keyOf={({ incidentId }) => incidentId}
              />
              <More pages={pages} shown={incidents.length} noun={incidents.length === 1 ? "incident" : "incidents"} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const columnsOf = (names: Names, isOperator: boolean): readonly Column<Incident>[] => [
  {
    label: "Partner",
    kind: "main",
    cell: ({ incidentId, partnerId, agreementVersion }) => (
      <a href={href(`/incidents/${incidentId}`)}>
        {names(partnerId)}
        <span class="under">agreement, version {agreementVersion}</span>
      </a>
    ),
  },
  ...(isOperator
    ? [{ label: "Whose data", cell: ({ stewardId }) => names(stewardId) } satisfies Column<Incident>]
    : []),
  {
    label: "Found",
    cell: ({ finding, senderDomain }) => (
      <>
        <StateOf state={finding} among={findings} />
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
