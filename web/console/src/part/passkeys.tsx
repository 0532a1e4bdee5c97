/**
 * Passkeys of the account: adding one here, and taking one away.
 *
 * @module
 */
import { useState } from "hono/jsx/dom";
import { addPasskey, listPasskeys, removePasskey } from "../api/account";
import { useAction } from "../api/action";
import { useQuery } from "../api/query";
import { Form, Submit, TextField } from "./form";
import { Section } from "./page";
import { Empty, Failed, Loaded } from "./states";
import { DataTable } from "./table";
import { When } from "./text";

export function Passkeys() {
  const [name, setName] = useState("");
  const passkeys = useQuery(() => listPasskeys());
  const add = useAction(
    (_key, called: string) => addPasskey(called),
    () => {
      setName("");
      passkeys.reload();
    },
  );
  const remove = useAction((_key, id: string) => removePasskey(id), passkeys.reload);
  const problem = add.problem ?? remove.problem;
  return (
    <Section title="Passkeys">
      <p class="lead">Your phone, computer or security key signs you in, without a password and a code.</p>
      {problem ? <Failed problem={problem} /> : null}
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
                      aria-label={`Remove ${passkey.name || "this passkey"}`}
                      onClick={() => void remove.run(passkey.id)}
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
      <Form label="Add a passkey" onSubmit={() => void add.run(name.trim() || "Passkey")}>
        <TextField
          label="Name of the new passkey"
          name="passkey"
          autocomplete="off"
          maxlength={60}
          hint="Such as the device it is on."
          value={name}
          onInput={setName}
        />
        <Submit isRunning={add.isRunning} during="Follow your browser…">
          Add a passkey
        </Submit>
      </Form>
    </Section>
  );
}
