/**
 * What a partner says beside the supplier's content. An edit names the revision that was read; the supplier's changes raise it too, so
 * only another one's badge or review is a conflict.
 *
 * @module
 */
import { useState } from "hono/jsx/dom";
import { additionOf, type AdditionName, changesOf } from "../addition";
import { useAction } from "../api/action";
import { annotateListing, getListing } from "../api/operations";
import { Problem } from "../api/problem";
import type { Answered } from "../api/request";
import type { Listing } from "../api/schema";
import type { Theirs } from "../edit";
import { useFocusWithin } from "./focus";
import { Form, Submit, TextField } from "./form";
import { Section } from "./page";
import { Conflict, Failed } from "./states";

type Editing = {
  readonly of: Answered<Listing>;
  readonly allowed: readonly AdditionName[];
  readonly mayEdit: boolean;
  readonly reload: () => void;
};

const labels: Readonly<Record<AdditionName, string>> = { badge: "Badge", review: "Review" };

export function AdditionEditor({ of, allowed, mayEdit, reload }: Editing) {
  const [isEditing, setEditing] = useState(false);
  const [said, setSaid] = useState("");
  const place = useFocusWithin(isEditing);
  const { badge, review } = additionOf(of.data);
  return (
    <div ref={place}>
      <Section
        title="What you add"
        actions={
          mayEdit && allowed.length > 0 && !isEditing ? (
            <button
              type="button"
              class="button"
              onClick={() => {
                setSaid("");
                setEditing(true);
              }}
            >
              Edit<span class="visually-hidden"> badge and review</span>
            </button>
          ) : null
        }
      >
        <p class="quiet said" role="status">
          {said}
        </p>
        {isEditing ? (
          <Editor
            of={of}
            allowed={allowed}
            close={(saved) => {
              setEditing(false);
              setSaid(saved ? "Saved. The storefront shows it now." : "");
              if (saved) reload();
            }}
          />
        ) : (
          <>
            <dl class="added">
              <div>
                <dt>{labels.badge}</dt>
                <dd>{badge || "None"}</dd>
              </div>
              <div>
                <dt>{labels.review}</dt>
                <dd>{review || "None"}</dd>
              </div>
            </dl>
            {allowed.length === 0 ? (
              <p class="quiet">The content clause of the agreement leaves nothing here to add.</p>
            ) : null}
          </>
        )}
      </Section>
    </div>
  );
}

type Outcome = { readonly saved: true } | { readonly saved: false; readonly fresh: Answered<Listing> };

function Editor({
  of,
  allowed,
  close,
}: {
  readonly of: Answered<Listing>;
  readonly allowed: readonly AdditionName[];
  readonly close: (saved: boolean) => void;
}) {
  const [base, setBase] = useState(of);
  const [draft, setDraft] = useState(() => additionOf(of.data));
  const [conflict, setConflict] = useState<readonly Theirs[] | undefined>(undefined);
  const save = useAction(
    (_key, changes: ReturnType<typeof changesOf>): Promise<Outcome> => saveAddition(base, changes),
    (outcome) => {
      if (outcome.saved) return close(true);
      const [was, now] = [additionOf(base.data), additionOf(outcome.fresh.data)];
      setConflict(
        allowed
          .filter((name) => now[name] !== was[name])
          .map((name) => ({ field: labels[name], now: now[name] || "empty" })),
      );
      setBase(outcome.fresh);
    },
  );
  const fields = { badge: { maxlength: 24 }, review: { maxlength: 4_000, multiline: true, rows: 6 } } as const;
  const hints = {
    badge: "A word or two on the card, such as “New in”. Empty takes it away.",
    review: "Your own opinion, on the product's page under your name. Empty takes it away.",
  };
  return (
    <Form
      label={`What you add to ${of.data.title}`}
      onSubmit={() => {
        setConflict(undefined);
        void save.run(changesOf(additionOf(base.data), draft));
      }}
    >
      {allowed.map((name) => (
        <TextField
          key={name}
          label={labels[name]}
          hint={hints[name]}
          value={draft[name]}
          onInput={(typed) => setDraft((before) => ({ ...before, [name]: typed }))}
          {...fields[name]}
        />
      ))}
      {conflict ? <Conflict what="listing" theirs={conflict} /> : null}
      {save.problem ? <Failed problem={save.problem} /> : null}
      <div class="actions">
        <Submit isRunning={save.isRunning} during="Saving…">
          Save
        </Submit>
        <button type="button" class="button" onClick={() => close(false)}>
          Cancel
        </button>
      </div>
    </Form>
  );
}

/** Repeats the edit on a newer revision whose badge and review are those that were read; otherwise somebody has to decide. */
async function saveAddition(base: Answered<Listing>, changes: ReturnType<typeof changesOf>): Promise<Outcome> {
  if (Object.keys(changes).length === 0) return { saved: true };
  const was = JSON.stringify(additionOf(base.data));
  let etag = base.etag;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await annotateListing(base.data, etag, changes);
      return { saved: true };
    } catch (error) {
      if (!(error instanceof Problem && error.status === 412) || attempt === 3) throw error;
      const fresh = await getListing(base.data.tenantId, base.data.listingId);
      if (JSON.stringify(additionOf(fresh.data)) !== was) return { saved: false, fresh };
      etag = fresh.etag;
    }
  }
}
