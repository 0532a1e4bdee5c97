import { useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { decideExport, listExports, requestExport } from "../api/operations";
import { usePages, useQuery } from "../api/query";
import type { Agreement, Export } from "../api/schema";
import { count } from "../format";
import { agreementsOf } from "../names";
import { Page, Refresh, Section } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { StateOf, type States, When } from "../part/text";
import { TimeLeft } from "../part/time-left";
import { is, may, type Session, useSession } from "../session";

const states: States<Export["state"]> = {
  pending: ["Waits for approval", "wait"],
  ready: ["Ready", "good"],
  refused: ["Refused", "bad"],
  expired: ["Expired", "quiet"],
};

export function ExportsPage() {
  const session = useSession();
  const { tenantId } = session.me.tenant;
  const pages = usePages((asking) => listExports(tenantId, asking));
  const agreements = useQuery(() => agreementsOf(session));
  const known = agreements.state.status === "ready" ? agreements.state.data : [];
  return (
    <Page
      title="Exports"
      lead="Consumer data as a file. Another member approves large ones first. Every file carries a hidden mark, so that a copy that turns up somewhere names the export it came from."
      actions={<Refresh onClick={pages.reload} isBusy={pages.isBusy} />}
    >
      <Section title="New export">
        <ul class="offers">
          {subjectsOf(session, known).map((subject) => (
            <li key={subject.label}>
              <Ask subject={subject} tenantId={tenantId} done={pages.reload} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Exports so far">
        <Loaded asked={pages}>
          {(jobs) =>
            jobs.length === 0 ? (
              <Empty title="No exports yet">
                <p>A file holds what you may see at the moment you download it, and can be downloaded for a day.</p>
              </Empty>
            ) : (
              <>
                <DataTable
                  caption="Exports"
                  columns={columnsOf(session, known, pages.reload)}
                  rows={jobs}
                  keyOf={({ exportId }) => exportId}
                />
                <More pages={pages} shown={jobs.length} noun={jobs.length === 1 ? "export" : "exports"} />
              </>
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}

/** Whoever is here; a machine has no console. */
const memberOf = ({ me: { session } }: Session): string | undefined =>
  "memberId" in session ? session.memberId : undefined;

type Subject = { readonly label: string; readonly about: string; readonly body: Parameters<typeof requestExport>[2] };

/** A supplier's own records, and what each active agreement shares with a partner. */
function subjectsOf(session: Session, agreements: readonly Agreement[]): Subject[] {
  const own: Subject[] = is(session, "supplier")
    ? [
        {
          label: "Consumer records",
          about: "Everybody who bought from you.",
          body: { kind: "consumers", format: "csv" },
        },
      ]
    : [];
  const shared = agreements.filter(
    ({ partnerId, status, terms }) =>
      partnerId === session.me.tenant.tenantId && status === "active" && terms.data.share !== "none",
  );
  return [
    ...own,
    ...shared.map(({ supplierName, agreementId }): Subject => ({
      label: `Records shared by ${supplierName}`,
      about: "What the agreement and each consumer's consent let you see.",
      body: { kind: "shared_records", agreementId, format: "csv" },
    })),
  ];
}

function Ask({
  subject: { label, about, body },
  tenantId,
  done,
}: {
  readonly subject: Subject;
  readonly tenantId: string;
  readonly done: () => void;
}) {
  const { run, isRunning, problem } = useAction((key) => requestExport(key, tenantId, body), done);
  return (
    <>
      <div>
        <strong>{label}</strong>
        <span class="under">{about}</span>
        <Refusal of={problem} />
      </div>
      <button type="button" class="button" disabled={isRunning} onClick={() => void run()}>
        {isRunning ? "Asking…" : "Export as CSV"}
        <span class="visually-hidden">: {label}</span>
      </button>
    </>
  );
}

const Refusal = ({ of }: { readonly of: ReturnType<typeof useAction>["problem"] }) =>
  of ? (
    <span class="under bad" role="alert">
      {of.message}. {of.wayOut ?? ""} <code>{of.code}</code>
    </span>
  ) : null;

const columnsOf = (
  session: Session,
  agreements: readonly Agreement[],
  reload: () => void,
): readonly Column<Export>[] => [
  {
    label: "What",
    kind: "main",
    cell: ({ kind, agreementId, exportId }) => (
      <span title={exportId}>
        {kind === "consumers" ? "Consumer records" : "Shared records"}
        {agreementId ? (
          <span class="under">
            of {agreements.find((one) => one.agreementId === agreementId)?.supplierName ?? "a supplier"}
          </span>
        ) : null}
      </span>
    ),
  },
  { label: "State", cell: ({ state }) => <StateOf state={state} among={states} /> },
  { label: "Rows", kind: "number", cell: ({ rows }) => count(rows) },
  {
    label: "Asked for",
    cell: ({ requestedAt, requestedBy }) => (
      <>
        <When at={requestedAt} />
        <span class="under">{requestedBy === memberOf(session) ? "by you" : "by another member"}</span>
      </>
    ),
  },
  {
    label: "Available",
    cell: ({ state, requestedAt, expiresAt }) =>
      state === "ready" || state === "pending" ? (
        <TimeLeft from={requestedAt} until={expiresAt} />
      ) : (
        <span class="quiet">–</span>
      ),
  },
  { label: "Act", kind: "action", cell: (job) => <Act job={job} session={session} reload={reload} /> },
];

function Act({
  job,
  session,
  reload,
}: {
  readonly job: Export;
  readonly session: Session;
  readonly reload: () => void;
}) {
  const [said, say] = useState("");
  const { run, isRunning, problem } = useAction(
    (key, decision: "approve" | "refuse") => decideExport(key, job, decision),
    () => {
      say("Done.");
      reload();
    },
  );
  if (job.state === "ready")
    return (
      <a class="button small" href={`/api/tenants/${job.tenantId}/exports/${job.exportId}/file`} download>
        Download
      </a>
    );
  if (job.state !== "pending") return null;
  if (job.requestedBy === memberOf(session) || !may(session, "export:approve"))
    return <span class="quiet">Another member approves it</span>;
  return (
    <>
      <span class="row-actions">
        {(["approve", "refuse"] as const).map((decision) => (
          <button
            key={decision}
            type="button"
            class={decision === "approve" ? "button small main" : "button small"}
            disabled={isRunning}
            onClick={() => void run(decision)}
          >
            {decision === "approve" ? "Approve" : "Refuse"}
          </button>
        ))}
      </span>
      <span class="visually-hidden" role="status">
        {said}
      </span>
      <Refusal of={problem} />
    </>
  );
}
