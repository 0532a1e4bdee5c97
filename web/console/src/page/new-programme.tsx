import { useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { publishProgramme } from "../api/operations";
import type { Terms } from "../api/schema";
import { readRate } from "../format";
import { Clauses } from "../part/clauses";
import { CheckField, Form, SelectField, Submit, TextField } from "../part/form";
import { Page, Section } from "../part/page";
import { Failed } from "../part/states";
import { navigate } from "../route";
import { useSession } from "../session";
import { shareName } from "../terms";

type LockedField = Terms["content"]["lockedFields"][number];

const lockable: readonly (readonly [LockedField, string])[] = [
  ["title", "Title"],
  ["description", "Description"],
  ["price", "Price"],
  ["images", "Pictures"],
];

export function NewProgrammePage() {
  const { me } = useSession();
  const [title, setTitle] = useState("");
  const [description, setDescription] = useState("");
  const [percent, setPercent] = useState("10");
  const [share, setShare] = useState<Terms["data"]["share"]>("pseudonymous");
  const [locked, setLocked] = useState<readonly LockedField[]>(lockable.map(([field]) => field));
  const [wasTried, setTried] = useState(false);
  const { run, isRunning, problem } = useAction(
    (key, publication: { title: string; description: string; terms: Terms }) =>
      publishProgramme(key, me.tenant.tenantId, publication),
    () => navigate("/programmes"),
  );
  const rateBp = readRate(percent);
  const terms: Terms = {
    commission: { rateBp: rateBp ?? 0 },
    data: { steward: "supplier", share },
    content: { lockedFields: [...locked], partnerMayAdd: ["review", "badge"] },
    settlement: { currency: me.tenant.currency },
  };
  const submit = () => {
    setTried(true);
    if (title.trim() && rateBp !== undefined) {
      void run({ title: title.trim(), description: description.trim(), terms });
    }
  };
  return (
    <Page
      title="Publish a programme"
      up={{ path: "/programmes", label: "Programmes" }}
      lead="Partners apply to what they read here. Once published it never changes; other terms are another programme."
    >
      <div class="split">
        <Form label="Programme" onSubmit={submit}>
          <TextField
            label="Title"
            value={title}
            maxlength={120}
            required
            onInput={setTitle}
            problem={wasTried && !title.trim() ? "Give the programme a title" : undefined}
          />
          <TextField
            label="Description"
            hint="For whom it is, in a sentence or two."
            value={description}
            maxlength={2000}
            multiline
            onInput={setDescription}
          />
          <TextField
            label="Commission"
            hint="Of each line's net price."
            unit="%"
            inputmode="decimal"
            value={percent}
            required
            onInput={setPercent}
            problem={rateBp === undefined ? "Write a percentage from 0 to 100, such as 12.5" : undefined}
          />
          <SelectField
            label="What the partner sees of consumers"
            hint="More than a pseudonym only with the consumer's consent. The record stays yours."
            value={share}
            options={Object.entries(shareName).map(([value, label]) => ({ value, label }))}
            onChange={(value) => setShare(value as Terms["data"]["share"])}
          />
          <fieldset class="checks">
            <legend>Locked content</legend>
            {lockable.map(([field, label]) => (
              <CheckField
                key={field}
                label={label}
                checked={locked.includes(field)}
                onChange={(checked) =>
                  setLocked(
                    lockable.map(([each]) => each).filter((each) => (each === field ? checked : locked.includes(each))),
                  )
                }
              />
            ))}
          </fieldset>
          {problem ? <Failed problem={problem} /> : null}
          <div class="actions">
            <Submit isRunning={isRunning} during="Publishing…">
              Publish
            </Submit>
          </div>
        </Form>
        <Section title="How it reads">
          <Clauses terms={terms} supplier={me.tenant.name} />
        </Section>
      </div>
    </Page>
  );
}
