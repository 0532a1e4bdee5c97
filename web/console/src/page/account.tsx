import { useState } from "hono/jsx/dom";
import { changePassword, getAccount, listKnownSessions, rename, signOutEverywhere } from "../api/account";
import { useAction } from "../api/action";
import { useQuery } from "../api/query";
import { Form, Submit, TextField } from "../part/form";
import { Page, Section } from "../part/page";
import { Passkeys } from "../part/passkeys";
import { SecondFactor } from "../part/second-factor";
import { Failed, Loaded } from "../part/states";
import { DataTable } from "../part/table";
import { State, When } from "../part/text";
import { browserName } from "../browser-name";
import { useSession } from "../session";
import { passwordProblem } from "./sign-up";

/** What belongs to the person, whomever they act for. */
export function AccountPage() {
  const account = useQuery(() => getAccount());
  return (
    <Page title="Your account" lead="It is yours, whomever you act for.">
      <div class="account-page">
        <Loaded asked={account} rows={4}>
          {({ name, email, twoFactorEnabled }) => (
            <>
              <Name name={name} email={email} />
              <Password />
              <SecondFactor isOn={twoFactorEnabled === true} onChanged={account.reload} />
            </>
          )}
        </Loaded>
        <Passkeys />
        <Sessions />
      </div>
    </Page>
  );
}

function Name({ name, email }: { readonly name: string; readonly email: string }) {
  const { renew } = useSession();
  const [given, setGiven] = useState(name);
  const [isSaved, setSaved] = useState(false);
  const { run, isRunning, problem } = useAction(
    (_key, input: string) => rename(input),
    () => {
      setSaved(true);
      renew();
    },
  );
  return (
    <Section title="Who you are">
      {problem ? <Failed problem={problem} /> : null}
      <Form
        label="Who you are"
        onSubmit={() => {
          setSaved(false);
          if (given.trim()) void run(given.trim());
        }}
      >
        <TextField
          label="Name"
          name="name"
          autocomplete="name"
          required
          maxlength={120}
          value={given}
          onInput={setGiven}
          hint={`You sign in as ${email}.`}
          problem={given.trim() ? undefined : "Enter your name"}
        />
        <Submit isRunning={isRunning} during="Saving…">
          Save the name
        </Submit>
      </Form>
      {isSaved ? (
        <p class="notice" role="status">
          Saved.
        </p>
      ) : null}
    </Section>
  );
}

function Password() {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [wasTried, setTried] = useState(false);
  const [isDone, setDone] = useState(false);
  const { run, isRunning, problem } = useAction(
    (_key, before: string, after: string) => changePassword(before, after),
    () => {
      setCurrent("");
      setNext("");
      setTried(false);
      setDone(true);
    },
  );
  return (
    <Section title="Password">
      {problem ? <Failed problem={problem} /> : null}
      <Form
        label="Password"
        onSubmit={() => {
          setTried(true);
          setDone(false);
          if (current && !passwordProblem(next)) void run(current, next);
        }}
      >
        <TextField
          label="Present password"
          type="password"
          name="current-password"
          autocomplete="current-password"
          required
          value={current}
          onInput={setCurrent}
          problem={wasTried && !current ? "Enter your present password" : undefined}
        />
        <TextField
          label="New password"
          type="password"
          name="new-password"
          autocomplete="new-password"
          required
          hint="A long one beats a complicated one. You are signed out everywhere else."
          value={next}
          onInput={setNext}
          problem={wasTried ? passwordProblem(next) : undefined}
        />
        <Submit isRunning={isRunning} during="Changing…">
          Change the password
        </Submit>
      </Form>
      {isDone ? (
        <p class="notice" role="status">
          Your password is changed.
        </p>
      ) : null}
    </Section>
  );
}

function Sessions() {
  const { leave } = useSession();
  const sessions = useQuery(() => listKnownSessions());
  const everywhere = useAction(signOutEverywhere, leave);
  return (
    <Section
      title="Where you are signed in"
      actions={
        <button
          type="button"
          class="button"
          aria-disabled={everywhere.isRunning ? "true" : undefined}
          onClick={() => void everywhere.run()}
        >
          Sign out everywhere
        </button>
      }
    >
      {everywhere.problem ? <Failed problem={everywhere.problem} /> : null}
      <Loaded asked={sessions} rows={2}>
        {(rows) => (
          <DataTable
            caption="Where you are signed in"
            rows={rows}
            keyOf={({ sessionId }) => sessionId}
            columns={[
              { label: "Browser", kind: "main", cell: ({ browser }) => browserName(browser) },
              { label: "Address", cell: ({ address }) => address || "this machine" },
              { label: "Since", cell: ({ createdAt }) => <When at={createdAt} /> },
              {
                label: "State",
                cell: ({ isCurrent }) =>
                  isCurrent ? <State tone="good">This one</State> : <State tone="quiet">Another</State>,
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
