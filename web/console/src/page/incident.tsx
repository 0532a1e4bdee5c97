import { listAllIncidents, listIncidents } from "../api/operations";
import { gather, useQuery } from "../api/query";
import type { FullIncident, Incident } from "../api/schema";
import { type Names, namesOfAll } from "../names";
import { Page, Section } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable } from "../part/table";
import { Facts, ShortId, StateOf, When } from "../part/text";
import { href } from "../route";
import { is, type Session, useSession } from "../session";
import { useNames } from "../use-names";
import { findings } from "./incidents";

/** Incidents are few, one a day for each invented consumer at the most: the list has all that there is to know of each. */
async function find(session: Session, incidentId: string): Promise<Incident | FullIncident | undefined> {
  const { tenantId } = session.me.tenant;
  const ask = (cursor: string | undefined) =>
    is(session, "operator")
      ? listAllIncidents({ cursor, limit: 100 })
      : listIncidents(tenantId, { cursor, limit: 100 });
  let found: Incident | FullIncident | undefined;
  await gather<Incident | FullIncident>(ask, {
    max: 10_000,
    until: (one) => {
      if (one.incidentId === incidentId) found = one;
      return found !== undefined;
    },
  });
  return found;
}

export function IncidentPage({ incidentId }: { readonly incidentId: string }) {
  const session = useSession();
  const asked = useQuery(() => find(session, incidentId), incidentId);
  const names = useNames(() => namesOfAll(session));
  return (
    <Page title="Incident" up={{ path: "/incidents", label: "Incidents" }}>
      <Loaded asked={asked}>
        {(incident) =>
          incident ? (
            <Told of={incident} names={names} />
          ) : (
            <Empty title="There is no such incident">
              <p>Choose one from the list of incidents.</p>
            </Empty>
          )
        }
      </Loaded>
    </Page>
  );
}

function Told({ of: incident, names }: { readonly of: Incident | FullIncident; readonly names: Names }) {
  const { partnerId, stewardId, agreementId, agreementVersion, finding, senderDomain, receivedAt } = incident;
  const evidence = "sharedRecordId" in incident ? incident : undefined;
  const partner = names(partnerId);
  return (
    <>
      <Facts
        of={[
          ["Found", <StateOf state={finding} among={findings} />],
          ["Partner", evidence ? <a href={href(`/tenants/${partnerId}`)}>{partner}</a> : partner],
          ...(evidence
            ? ([["Whose data", <a href={href(`/tenants/${stewardId}`)}>{names(stewardId)}</a>]] as const)
            : []),
          [
            "Agreement",
            evidence ? (
              <>
                <ShortId id={agreementId} />, version {agreementVersion}
              </>
            ) : (
              <a href={href(`/agreements/${agreementId}`)}>Version {agreementVersion}</a>
            ),
          ],
          ["Mail came", <When at={receivedAt} />],
          ["Mail from", senderDomain],
          ["Shown to the partner since", <When at={incident.sharedSince} />],
          ...(evidence
            ? ([
                ["Invented consumer", <ShortId id={evidence.sharedRecordId} />],
                ["Export", evidence.exportId ? <ShortId id={evidence.exportId} /> : "None: the partner's own list"],
              ] as const)
            : []),
        ]}
      />
      <Section title="When it was shown">
        {incident.showings.length === 0 ? (
          <p>Nobody of the partner's has opened that record, as far back as its audit chain was read.</p>
        ) : (
          <DataTable
            caption="When the invented consumer was shown, newest first"
            columns={evidence ? [...columns, actorOf] : columns}
            rows={incident.showings.map((showing, index) => ({ ...showing, actor: evidence?.actors[index] }))}
            keyOf={({ at, how }) => `${at} ${how}`}
          />
        )}
      </Section>
      <Section title="What to do">
        <ul class="reasons">
          {stepsAfter(finding, partner, evidence !== undefined).map((step) => (
            <li key={step}>
              <span>{step}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

type Showing = Incident["showings"][number] & { readonly actor: string | undefined };

const columns: readonly Column<Showing>[] = [
  { label: "When", kind: "main", cell: ({ at }) => <When at={at} /> },
  { label: "How", cell: ({ how }) => (how === "read" ? "Read, in the console or the API" : "In an export") },
];
const actorOf: Column<Showing> = {
  label: "By",
  cell: ({ actor }) => (actor === undefined ? "–" : <ShortId id={actor} />),
};

function stepsAfter(finding: Incident["finding"], partner: string, isOperator: boolean): string[] {
  const secret = `Don't tell ${partner} that it was an invented consumer: one that is known is used up.`;
  if (finding === "own_sender")
    return [`See whether the data clause and the consumers' consent cover letters from ${partner}.`, secret];
  if (isOperator)
    return [
      "The owners of the supplier were told by mail. Help them with the evidence: who was shown the record, and when.",
      `If ${partner} doesn't explain it, its organisation can be suspended.`,
      secret,
    ];
  return [
    `Ask ${partner} how it came about, and consider to suspend the agreement.`,
    "If consumers are at risk, a supervisory authority must be told within 72 hours (GDPR, Art. 33).",
    secret,
  ];
}
