/**
 * Passkeys of the account: adding one here, and taking one away.
 *
 * @module
 */
import { useState } from "hono/jsx/dom";
import { addPasskey, listPasskeys, type Passkey, removePasskey } from "../api/account";
import { useQuery } from "../api/query";
import { Ask, ownPasswordField } from "./ask";
import { Section } from "./page";
import { Empty, Loaded } from "./states";
import { DataTable } from "./table";
import { When } from "./text";

const nameOf = ({ name }: Passkey): string => name || "this passkey";

export function Passkeys() {
  const [removing, setRemoving] = useState<Passkey | undefined>(undefined);
  const passkeys = useQuery(() => listPasskeys());
  return (
    <Section title="Passkeys">
      <p class="lead">Your phone, computer or security key signs you in, without a password and a code.</p>
      <Loaded asked={passkeys} rows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title="No passkey yet">
              <p>Add one on each device that you sign in with.</p>
            </Empty>
          ) : (
            <DataTable
              caption="Passkeys"
              rows={rows}
              keyOf={({ id }) => id}
              columns={[
                { label: "Name", kind: "main", cell: (passkey) => passkey.name || "Passkey" },
                { label: "Added", cell: ({ createdAt }) => (createdAt ? <When at={createdAt} /> : "") },
                {
                  label: "Remove",
                  kind: "action",
                  cell: (passkey) => (
                    <button
                      type="button"
                      class="button"
                      aria-label={`Remove ${nameOf(passkey)}`}
                      onClick={() => setRemoving(passkey)}
                    >
                      Remove
                    </button>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {removing ? (
        <Ask
          key={removing.id}
          label={`Remove ${nameOf(removing)}`}
          before={<p>Nobody signs in with {nameOf(removing)} afterwards.</p>}
          fields={[ownPasswordField]}
          submit={`Remove ${nameOf(removing)}`}
          during="Removing…"
          act={(given) => removePasskey(removing.id, given["own-password"])}
          onDone={() => {
            setRemoving(undefined);
            passkeys.reload();
          }}
        />
      ) : (
        <Ask
          key="add"
          label="Add a passkey"
          fields={[
            {
              name: "passkey",
              kind: "text",
              label: "Name of the new passkey",
              hint: "Such as the device it is on.",
            },
            ownPasswordField,
          ]}
          submit="Add a passkey"
          during="Follow your browser…"
          act={(given) => addPasskey(given.passkey || "Passkey", given["own-password"])}
          onDone={passkeys.reload}
        />
      )}
      {removing ? (
        <button type="button" class="link" onClick={() => setRemoving(undefined)}>
          Keep it
        </button>
      ) : null}
    </Section>
  );
}
