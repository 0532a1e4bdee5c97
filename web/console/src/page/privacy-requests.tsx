import { useAction } from "../api/action";
import { confirmPrivacyRequest, listPrivacyRequests } from "../api/operations";
import { usePages } from "../api/query";
import type { PrivacyRequest } from "../api/schema";
import { reasonOf } from "../deadline";
import { Confirm as ConfirmButton, RowProblem } from "../part/confirm";
import { Page, Refresh } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { Day, ShortId, StateOf, type States } from "../part/text";
import { TimeLeft } from "../part/time-left";
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
      lead="Consumers who want their data erased. Unless an order is still under way it happens by itself, and never later than a day before the deadline."
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
        Erasure <ShortId id={privacyRequestId} />
      </a>
    ),
  },
  { label: "State", cell: ({ status }) => <StateOf state={status} among={states} /> },
  { label: "Deadline", cell: (request) => <Deadline of={request} /> },
  { label: "Why", cell: (request) => reasonOf(request) },
  { label: "Asked", cell: ({ requestedAt }) => <Day at={requestedAt} /> },
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
export function Deadline({ of: { requestedAt, dueAt, status, closedAt } }: { readonly of: PrivacyRequest }) {
  if (status === "done") return closedAt ? <Day at={closedAt} /> : <>–</>;
  return <TimeLeft from={requestedAt} until={dueAt} />;
}

/** Can't be undone, so it takes two clicks. */
export function Confirm({ of, done }: { readonly of: PrivacyRequest; readonly done: () => void }) {
  const { run, isRunning, problem } = useAction(
    (key) => confirmPrivacyRequest(key, of),
    () => done(),
  );
  return (
    <>
      <ConfirmButton
        label="Erase now"
        about={`request ${of.privacyRequestId}`}
        question="Erase for good?"
        isRunning={isRunning}
        onConfirm={() => void run()}
      />
      <RowProblem problem={problem} />
    </>
  );
}
