import { useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { listDeadLetters, redriveDeadLetter } from "../api/platform";
import { useQuery } from "../api/query";
import type { DeadLetter, Redrive as Redriven } from "../api/schema";
import { count, counted } from "../format";
import { Page, Refresh } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable } from "../part/table";
import { ShortId, When } from "../part/text";

type Outcome = Redriven["outcome"];

const outcomes: Readonly<Record<Outcome, string>> = {
  handled: "Handled: the delivery is off the list.",
  queued: "On its way: it comes back to the list if it fails again.",
  failed: "It failed again, and stays on the list.",
};

export function DeadLettersPage() {
  const asked = useQuery((signal) => listDeadLetters(signal));
  const [said, setSaid] = useState("");
  const settled = (outcome: Outcome) => {
    setSaid(outcomes[outcome]);
    asked.reload();
  };
  return (
    <Page
      title="Dead letters"
      lead="Deliveries of events that were given up. Reactions are idempotent: sending one again is harmless."
      actions={<Refresh onClick={asked.reload} isBusy={asked.isBusy} />}
    >
      <p class="notice" role="status" hidden={said === ""}>
        {said}
      </p>
      <Loaded asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No dead letters">
              <p>Every event has reached everybody it concerns.</p>
            </Empty>
          ) : (
            <>
              <DataTable
                caption="Dead letters"
                columns={columnsOf(settled)}
                rows={items}
                keyOf={({ deadLetterId }) => deadLetterId}
              />
              <p class="quiet more" role="status">
                {counted(items.length, "dead letter")}
              </p>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const columnsOf = (settled: (outcome: Outcome) => void): readonly Column<DeadLetter>[] => [
  {
    label: "Reaction",
    kind: "main",
    cell: ({ subscription, eventType }) => (
      <>
        {subscription}
        <code class="under">{eventType}</code>
      </>
    ),
  },
  { label: "Why", cell: ({ reason }) => reason },
  { label: "Tries", kind: "number", cell: ({ receiveCount }) => count(receiveCount) },
  { label: "Tenant", cell: ({ tenantId }) => <ShortId id={tenantId} /> },
  { label: "Event", cell: ({ eventId }) => <ShortId id={eventId} /> },
  { label: "Given up", cell: ({ givenUpAt }) => (givenUpAt === null ? "–" : <When at={givenUpAt} />) },
  { label: "Act", kind: "action", cell: (letter) => <Redrive letter={letter} settled={settled} /> },
];

function Redrive({ letter, settled }: { readonly letter: DeadLetter; readonly settled: (outcome: Outcome) => void }) {
  const { run, isRunning, problem } = useAction(
    (key) => redriveDeadLetter(key, letter.deadLetterId),
    ({ outcome }) => settled(outcome),
  );
  return (
    <>
      <button type="button" class="button small" disabled={isRunning} onClick={() => void run()}>
        {isRunning ? "Sending…" : "Send again"}
        <span class="visually-hidden">: {letter.subscription}</span>
      </button>
      {problem ? (
        <span class="under bad" role="alert">
          {problem.message}. {problem.wayOut ?? ""} <code>{problem.code}</code>
        </span>
      ) : null}
    </>
  );
}
