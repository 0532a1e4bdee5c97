import { listOpenPrivacyRequests } from "../api/operations";
import { usePages } from "../api/query";
import type { OpenPrivacyRequest } from "../api/schema";
import { countdown, reasonOf } from "../deadline";
import { type Names, namesOfAll } from "../names";
import { Page, Refresh } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { ShortId, StateOf, type States, When } from "../part/text";
import { href } from "../route";
import { useSession } from "../session";
import { useNames } from "../use-names";

type Standing = OpenPrivacyRequest["controllers"][number];

const states: States<Standing["status"]> = {
  expected: ["About to begin", "quiet"],
  open: ["Waiting", "wait"],
  confirmed: ["Being erased", "wait"],
  done: ["Erased", "good"],
};

/** For the operator: which requests are open, and whom they wait for. Whose they are, it doesn't know. */
export function OpenPrivacyRequestsPage() {
  const session = useSession();
  const pages = usePages(listOpenPrivacyRequests);
  const names = useNames(() => namesOfAll(session));
  return (
    <Page
      title="Privacy requests"
      lead="Open at any organisation, the first that is due first. Each is carried out by itself, at the latest a day before its deadline: one that is overdue needs you."
      actions={<Refresh onClick={pages.reload} isBusy={pages.isBusy} />}
    >
      <Loaded asked={pages}>
        {(requests) =>
          requests.length === 0 ? (
            <Empty title="No open requests">
              <p>When a consumer asks to be erased, the request stands here until every organisation is done.</p>
            </Empty>
          ) : (
            <>
              <DataTable
                caption="Open privacy requests, the first that are due first"
                columns={columnsOf(names, session.now)}
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

const columnsOf = (names: Names, now: () => Date): readonly Column<OpenPrivacyRequest>[] => [
  { label: "Request", kind: "main", cell: ({ privacyRequestId }) => <ShortId id={privacyRequestId} /> },
  {
    label: "Deadline",
    cell: ({ dueAt }) => {
      const { text, isLate } = countdown(dueAt, now());
      return (
        <span class={isLate ? "bad" : ""}>
          {text}
          <span class="under">
            <When at={dueAt} />
          </span>
        </span>
      );
    },
  },
  {
    label: "Organisations",
    cell: ({ controllers }) =>
      controllers.length === 0 ? (
        <span class="quiet">None but the platform</span>
      ) : (
        <ul class="plain">
          {controllers.map((one) => (
            <li key={one.tenantId}>
              <a href={href(`/tenants/${one.tenantId}`)}>{names(one.tenantId)}</a>{" "}
              <StateOf state={one.status} among={states} />
              <span class="under">{why(one)}</span>
            </li>
          ))}
        </ul>
      ),
  },
  { label: "Asked", cell: ({ requestedAt }) => <When at={requestedAt} /> },
];

const why = ({ status, ...rest }: Standing): string =>
  status === "expected" ? "Its case begins with the request's next step" : reasonOf({ status, ...rest });
