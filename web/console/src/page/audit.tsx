import { useState } from "hono/jsx/dom";
import { listAuditEntries } from "../api/platform";
import { gather, useQuery } from "../api/query";
import type { AuditEntry } from "../api/schema";
import { actions, everything, isLeft } from "../audit";
import { counted, shortId } from "../format";
import { SelectField, TextField } from "../part/form";
import { Page, Refresh } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable } from "../part/table";
import { ShortId, When } from "../part/text";
import { useSession } from "../session";

/** As many as one looks through; the API gives all. */
const most = 500;

const choices = [
  { value: "", label: "Everything" },
  ...Object.entries(actions).map(([value, { name }]) => ({ value, label: name })),
];

export function AuditPage() {
  const { me } = useSession();
  const { tenantId } = me.tenant;
  const [filter, setFilter] = useState(everything);
  const asked = useQuery((signal) =>
    gather((cursor) => listAuditEntries(tenantId, { cursor, limit: 100, signal }), { max: most }),
  );
  return (
    <Page
      title="Audit"
      lead="Who at your organisation saw personal data, shared it, or let others in. Each entry seals the one before it, so none can be changed unnoticed."
    >
      <div class="toolbar">
        <SelectField
          label="Show"
          value={filter.action}
          options={choices}
          onChange={(action) => setFilter({ ...filter, action })}
        />
        <TextField
          label="Find an id"
          value={filter.words}
          onInput={(words) => setFilter({ ...filter, words })}
          autocomplete="off"
        />
        <Refresh onClick={asked.reload} isBusy={asked.isBusy} />
      </div>
      <Loaded asked={asked} rows={8}>
        {({ items, isWhole }) => {
          const left = items.filter((entry) => isLeft(filter, entry));
          if (items.length === 0) {
            return (
              <Empty title="Nobody has looked at personal data yet">
                <p>Once a member opens orders, consumers or shared records, it stands here.</p>
              </Empty>
            );
          }
          return (
            <>
              {left.length === 0 ? (
                <Empty title="No entry fits">
                  <p>Show everything, or search for less.</p>
                </Empty>
              ) : (
                <DataTable
                  caption="Audit entries, newest first"
                  columns={columnsOf(me.session.memberId)}
                  rows={left}
                  keyOf={({ sequence }) => String(sequence)}
                />
              )}
              <p class="quiet more" role="status">
                {isWhole
                  ? `${counted(left.length, "entry", "entries")}${left.length === items.length ? "" : ` of ${items.length}`}`
                  : `${counted(left.length, "entry", "entries")} of the newest ${items.length}; the API gives all of them`}
              </p>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

const columnsOf = (ownId: string): readonly Column<AuditEntry>[] => [
  {
    label: "What",
    kind: "main",
    cell: ({ action, sequence, hash, reason }) => (
      <span title={`Entry ${sequence}, ${hash}`}>
        {actions[action].name}
        {reason ? <span class="under">{reason}</span> : null}
      </span>
    ),
  },
  { label: "When", cell: ({ at }) => <When at={at} /> },
  {
    label: "Who",
    cell: ({ actor, role }) => (
      <span title={actor}>
        {actor === ownId ? "You" : nameOf(actor)}
        <span class="under">{role}</span>
      </span>
    ),
  },
  { label: "About", cell: (entry) => <Subjects of={entry} /> },
];

/** A member by the end of its id, as everywhere; a job or subscriber by its name. */
const nameOf = (actor: string): string => (/^[a-z]{3}_/.test(actor) ? shortId(actor) : actor);

/** One is shown, more are counted and open on demand: a page of a list names a hundred. */
function Subjects({ of: { action, subjects, sequence } }: { readonly of: AuditEntry }) {
  const [only] = subjects;
  if (subjects.length === 1 && only) {
    return (
      <>
        {actions[action].subject} <ShortId id={only} />
      </>
    );
  }
  const said = action === "grant.give" ? actions[action].subject : counted(subjects.length, actions[action].subject);
  return (
    <details class="data">
      <summary>
        {said}
        <span class="visually-hidden"> of entry {sequence}</span>
      </summary>
      <pre tabIndex={0} aria-label={`Subjects of entry ${sequence}`}>
        {subjects.join("\n")}
      </pre>
    </details>
  );
}
