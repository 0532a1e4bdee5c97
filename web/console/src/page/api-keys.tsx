import { useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from "../api/members";
import { usePages } from "../api/query";
import type { ApiKey, ApiKeySecret, KeyPermission, Permission } from "../api/schema";
import { counted } from "../format";
import { Confirm, RowProblem } from "../part/confirm";
import { CheckField, Form, SelectField, Submit, TextField } from "../part/form";
import { Page, Refresh, Section } from "../part/page";
import { Secret } from "../part/secret";
import { Empty, Failed, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { Day, When } from "../part/text";
import { keyPermissions, permissionNames } from "../permissions";
import { useSession } from "../session";

const dayMs = 24 * 60 * 60 * 1000;
const lifetimes = [
  { value: "90", label: "In 90 days" },
  { value: "30", label: "In 30 days" },
  { value: "365", label: "In a year" },
  { value: "", label: "When it is revoked" },
];

export function ApiKeysPage() {
  const { me, now } = useSession();
  const { tenantId, name } = me.tenant;
  const pages = usePages((asking) => listApiKeys(tenantId, asking));
  const [shown, setShown] = useState<ApiKeySecret | undefined>(undefined);
  const [said, setSaid] = useState("");
  const made = (secret: ApiKeySecret) => {
    setShown(secret);
    setSaid("");
    pages.reload();
  };
  const ended = (what: string) => {
    setSaid(what);
    setShown(undefined);
    pages.reload();
  };
  return (
    <Page
      title="API keys"
      lead={`Let your own programs act for ${name}. Each key may do what you choose for it; signing and managing members stay with people.`}
      actions={<Refresh onClick={pages.reload} isBusy={pages.isBusy} />}
    >
      <p class="notice" role="status" hidden={said === ""}>
        {said}
      </p>
      {shown ? <Secret of={shown} onStored={() => setShown(undefined)} /> : null}
      <Loaded asked={pages}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title="No API key yet">
              <p>Make one below. Its secret is shown once; store it where your program reads it.</p>
            </Empty>
          ) : (
            <>
              <DataTable
                caption="API keys"
                columns={columnsOf(now(), made, ended)}
                rows={rows}
                keyOf={({ apiKeyId, revision }) => `${apiKeyId} ${revision}`}
              />
              <More pages={pages} shown={rows.length} noun={rows.length === 1 ? "key" : "keys"} />
            </>
          )
        }
      </Loaded>
      <Section title="Make a key">
        <NewKey tenantId={tenantId} own={me.permissions} now={now} made={made} />
      </Section>
    </Page>
  );
}

function NewKey({
  tenantId,
  own,
  now,
  made,
}: {
  readonly tenantId: string;
  readonly own: readonly Permission[];
  readonly now: () => Date;
  readonly made: (secret: ApiKeySecret) => void;
}) {
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<readonly KeyPermission[]>([]);
  const [days, setDays] = useState("90");
  const [wasTried, setTried] = useState(false);
  const { run, isRunning, problem } = useAction(
    (_key, key: { name: string; permissions: KeyPermission[]; expiresAt?: string }) => createApiKey(tenantId, key),
    (secret) => {
      setName("");
      setChosen([]);
      setTried(false);
      made(secret);
    },
  );
  const submit = () => {
    setTried(true);
    if (!name.trim() || chosen.length === 0) return;
    const expiresAt = days === "" ? {} : { expiresAt: new Date(now().getTime() + Number(days) * dayMs).toISOString() };
    void run({ name: name.trim(), permissions: [...chosen], ...expiresAt });
  };
  return (
    <>
      {problem ? <Failed problem={problem} /> : null}
      <Form label="Make a key" onSubmit={submit}>
        <TextField
          label="Name"
          hint="What it is for, such as the warehouse."
          value={name}
          maxlength={80}
          required
          autocomplete="off"
          onInput={setName}
          problem={wasTried && !name.trim() ? "Give the key a name" : undefined}
        />
        <fieldset class="checks wide">
          <legend>What it may do</legend>
          {wasTried && chosen.length === 0 ? <p class="field-problem">Choose one thing at least</p> : null}
          <div class="checks-columns">
            {keyPermissions(own).map((permission) => (
              <CheckField
                key={permission}
                label={permissionNames[permission]}
                checked={chosen.includes(permission)}
                onChange={(isChosen) =>
                  setChosen(isChosen ? [...chosen, permission] : chosen.filter((each) => each !== permission))
                }
              />
            ))}
          </div>
        </fieldset>
        <SelectField label="It ends" value={days} options={lifetimes} onChange={setDays} />
        <Submit isRunning={isRunning} during="Making the key…">
          Make the key
        </Submit>
      </Form>
    </>
  );
}

const columnsOf = (
  now: Date,
  made: (secret: ApiKeySecret) => void,
  ended: (what: string) => void,
): readonly Column<ApiKey>[] => [
  {
    label: "Name",
    kind: "main",
    cell: ({ name, kind, ending }) => (
      <>
        {name}
        <code class="under">
          tdm_{kind}_…{ending}
        </code>
      </>
    ),
  },
  {
    label: "May",
    cell: ({ permissions, name }) => (
      <details class="data">
        <summary>
          {counted(permissions.length, "permission")}
          <span class="visually-hidden"> of {name}</span>
        </summary>
        <ul>
          {permissions.map((permission) => (
            <li key={permission}>{permissionNames[permission]}</li>
          ))}
        </ul>
      </details>
    ),
  },
  { label: "Made", cell: ({ createdAt }) => <Day at={createdAt} /> },
  { label: "Last used", cell: ({ lastUsedAt }) => (lastUsedAt ? <When at={lastUsedAt} /> : "Never") },
  { label: "State", cell: (key) => <KeyState of={key} now={now.toISOString()} /> },
  { label: "Act", kind: "action", cell: (key) => <Actions of={key} now={now} made={made} ended={ended} /> },
];

const isOver = ({ revokedAt, expiresAt }: ApiKey, now: string): boolean =>
  revokedAt !== undefined || (expiresAt !== undefined && expiresAt <= now);

function KeyState({ of: key, now }: { readonly of: ApiKey; readonly now: string }) {
  if (key.revokedAt) return <span class="state state-quiet">Revoked</span>;
  if (isOver(key, now)) return <span class="state state-bad">Expired</span>;
  return (
    <span class="state state-good">
      <span>
        {key.expiresAt ? (
          <>
            Until <Day at={key.expiresAt} />
          </>
        ) : (
          "Active"
        )}
        {key.previousEndsAt && key.previousEndsAt > now ? (
          <span class="under">
            the old secret until <When at={key.previousEndsAt} />
          </span>
        ) : null}
      </span>
    </span>
  );
}

function Actions({
  of: key,
  now,
  made,
  ended,
}: {
  readonly of: ApiKey;
  readonly now: Date;
  readonly made: (secret: ApiKeySecret) => void;
  readonly ended: (what: string) => void;
}) {
  const rotate = useAction(
    () => rotateApiKey(key, new Date(now.getTime() + dayMs).toISOString()),
    (secret) => made(secret),
  );
  const revoke = useAction(
    () => revokeApiKey(key),
    () => ended(`${key.name} opens nothing any more.`),
  );
  if (isOver(key, now.toISOString())) return null;
  const isRunning = rotate.isRunning || revoke.isRunning;
  return (
    <>
      <span class="row-actions">
        <Confirm
          label="Rotate"
          about={key.name}
          question="A new secret; the old one for a day more?"
          isRunning={isRunning}
          onConfirm={() => void rotate.run()}
        />
        <Confirm
          label="Revoke"
          about={key.name}
          question="End it for good?"
          isRunning={isRunning}
          onConfirm={() => void revoke.run()}
        />
      </span>
      <RowProblem problem={rotate.problem ?? revoke.problem} />
    </>
  );
}
