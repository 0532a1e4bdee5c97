import { useState } from "hono/jsx/dom";
import { listEvents } from "../api/platform";
import { gather, useQuery } from "../api/query";
import type { Event } from "../api/schema";
import { eventIdAt } from "../event-id";
import { counted } from "../format";
import { SelectField } from "../part/form";
import { Page, Refresh } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable } from "../part/table";
import { When } from "../part/text";
import { useSession } from "../session";

const spans = [
  { value: "1", label: "The last hour" },
  { value: "24", label: "The last 24 hours" },
  { value: "168", label: "The last 7 days" },
] as const;

/** As many as one looks through; the API gives an integrator all. */
const most = 500;

export function EventsPage() {
  const { now } = useSession();
  const [hours, setHours] = useState("24");
  const asked = useQuery((signal) => {
    const after = eventIdAt(new Date(now().getTime() - Number(hours) * 3_600_000));
    return gather((cursor) => listEvents(after, { cursor, limit: 100, signal }), { max: most });
  }, hours);
  return (
    <Page
      title="Events"
      lead="Everything that happened at your organisation, newest first. Integrators read the same log at GET /events."
    >
      <div class="toolbar">
        <SelectField label="Show" value={hours} options={spans} onChange={setHours} />
        <Refresh onClick={asked.reload} isBusy={asked.isBusy} />
      </div>
      <Loaded asked={asked} rows={8}>
        {({ items, isWhole }) =>
          items.length === 0 ? (
            <Empty title="Nothing happened in this time">
              <p>Choose a longer one above.</p>
            </Empty>
          ) : (
            <>
              <DataTable
                caption="Events, newest first"
                columns={columns}
                rows={items.toReversed()}
                keyOf={({ id }) => id}
              />
              <p class="quiet more" role="status">
                {isWhole
                  ? `${counted(items.length, "event")}, that is all`
                  : `The first ${items.length} events of this time; choose a shorter one to see the newest`}
              </p>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const columns: readonly Column<Event>[] = [
  {
    label: "Event",
    kind: "main",
    cell: ({ type, id }) => (
      <code class="type" title={id}>
        {type}
      </code>
    ),
  },
  { label: "Happened", cell: ({ time }) => <When at={time} /> },
  { label: "About", cell: ({ subject }) => <code class="id">{subject}</code> },
  {
    label: "Data",
    cell: ({ data, type }) => (
      <details class="data">
        <summary>
          Show<span class="visually-hidden"> the data of {type}</span>
        </summary>
        <pre tabIndex={0} aria-label={`Data of ${type}`}>
          {JSON.stringify(data, null, 2)}
        </pre>
      </details>
    ),
  },
];
