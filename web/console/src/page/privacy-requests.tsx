import { useAction } from "../api/action";
import { confirmPrivacyRequest, listPrivacyRequests } from "../api/operations";
import { usePages } from "../api/query";
import type { PrivacyRequest } from "../api/schema";
import { countdown, type Countdown, reasonOf } from "../deadline";
import { Page, Refresh } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { ShortId, StateOf, type States, When } from "../part/text";
import { href } from "../route";
import { may, useSession } from "../session";

const states: States<PrivacyRequest["status"]> = {
  open: ["Waiting", "wait"],
  confirmed: ["Being erased", "wait"],
  done: ["Erased", "good"],
};

export function PrivacyRequestsPage() {
  const session = useSession();
  const { tenantId } = session.me.tenant;
  const pages = usePages((asking) => listPrivacyRequests(tenantId, asking));
  return (
    <Page
      title="Privacy requests"
      lead="Consumers who want to be erased. Where nothing is in the way it happens by itself, and never later than a day before the deadline."
      actions={<Refresh onClick={pages.reload} isBusy={pages.isBusy} />}
    >
      <Loaded asked={pages} rows={5}>
        {(requests) =>
          requests.length === 0 ? (
            <Empty title="No privacy requests">
              <p>When a consumer asks to be erased, the request and its deadline stand here.</p>
            </Empty>
          ) : (
            <>
              <DataTable
                caption="Privacy requests, newest first"
                columns={columnsOf(may(session, "privacy:handle"), pages.reload)}
                rows={requests}
                keyOf={({ privacyRequestId }) => privacyRequestId}
              />
              <More pages={pages} shown={requests.length} noun={requests.length === 1 ? "request" : "requests"} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const columnsOf = (mayHandle: boolean, reload: () => void): readonly Column<PrivacyRequest>[] => [
  {
    label: "Request",
    kind: "main",
    cell: ({ privacyRequestId }) => (
      <a href={href(`/privacy-requests/${privacyRequestId}`)}>
        <ShortId id={privacyRequestId} />
      </a>
    ),
  },
  { label: "State", cell: ({ status }) => <StateOf state={status} among={states} /> },
  { label: "Deadline", cell: (request) => <Deadline of={request} /> },
  { label: "Why", cell: (request) => reasonOf(request) },
  { label: "Asked", cell: ({ requestedAt }) => <When at={requestedAt} /> },
  ...(mayHandle
    ? [
        {
          label: "Act",
          kind: "action",
          cell: (request) => (request.status === "open" ? <Confirm of={request} done={reload} /> : null),
        } satisfies Column<PrivacyRequest>,
      ]
    : []),
];

/** How long there is left; what is done has no countdown any more. */
export function Deadline({ of: { dueAt, status, closedAt } }: { readonly of: PrivacyRequest }) {
  const { now } = useSession();
  if (status === "done") return closedAt ? <When at={closedAt} /> : <>–</>;
  const left: Countdown = countdown(dueAt, now());
  return (
    <span class={left.isLate ? "bad" : ""}>
      {left.text}
      <span class="under">
        <When at={dueAt} />
      </span>
    </span>
  );
}

/** Can't be undone, so it takes two clicks. */
export function Confirm({ of, done }: { readonly of: PrivacyRequest; readonly done: () => void }) {
  const { run, isRunning, problem } = useAction(
    (key) => confirmPrivacyRequest(key, of),
    () => done(),
  );
  return (
    <details class="data">
      <summary>
        Erase now
        <span class="visually-hidden">: request {of.privacyRequestId}</span>
      </summary>
      <p>Name, address and e-mail can't be read any more, and that can't be undone. What was sold stays.</p>
      <button type="button" class="button small" disabled={isRunning} onClick={() => void run()}>
        {isRunning ? "Confirming…" : "Yes, erase"}
      </button>
      {problem ? (
        <span class="under bad" role="alert">
          {problem.message}. {problem.wayOut ?? ""} <code>{problem.code}</code>
        </span>
      ) : null}
    </details>
  );
}
