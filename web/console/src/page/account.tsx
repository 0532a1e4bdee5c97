import { useState } from "hono/jsx/dom";
import { changePassword, endSession, getAccount, listKnownSessions, rename, signOutEverywhere } from "../api/account";
import { useAction } from "../api/action";
import { useQuery } from "../api/query";
import { Ask, Done, newPasswordField } from "../part/ask";
import { Page, Section } from "../part/page";
import { Passkeys } from "../part/passkeys";
import { SecondFactor } from "../part/second-factor";
import { Failed, Loaded } from "../part/states";
import { DataTable } from "../part/table";
import { State, When } from "../part/text";
import { browserName } from "../browser-name";
import { useSession } from "../session";

/** What belongs to the person, whomever they act for. */
export function AccountPage() {
  const account = useQuery(() => getAccount());
  return (
    <Page title="Your account" lead="One account, whichever organisations you work for.">
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
  const [isSaved, setSaved] = useState(false);
  return (
    <Section title="Who you are">
      <Ask
        label="Who you are"
        fields={[
          {
            name: "name",
            kind: "personName",
            label: "Name",
            initial: name,
            missing: "Enter your name",
            hint: `You sign in as ${email}.`,
          },
        ]}
        submit="Save the name"
        during="Saving…"
        act={(given) => rename(given.name)}
        onTry={() => setSaved(false)}
        onDone={() => {
          setSaved(true);
          renew();
        }}
      />
      {isSaved ? <Done>Saved.</Done> : null}
    </Section>
  );
}

function Password() {
  const [isDone, setDone] = useState(false);
  return (
    <Section title="Password">
      <Ask
        label="Password"
        fields={[
          {
            name: "current-password",
            kind: "presentPassword",
            label: "Present password",
            missing: "Enter your present password",
          },
          { ...newPasswordField, hint: `${newPasswordField.hint} You are signed out everywhere else.` },
        ]}
        submit="Change the password"
        during="Changing…"
        act={(given) => changePassword(given["current-password"], given["new-password"])}
        onTry={() => setDone(false)}
        onDone={() => setDone(true)}
      />
      {isDone ? <Done>Your password is changed.</Done> : null}
    </Section>
  );
}

function Sessions() {
  const { leave } = useSession();
  const sessions = useQuery(() => listKnownSessions());
  const everywhere = useAction(signOutEverywhere, leave);
  const end = useAction((_key, sessionId: string) => endSession(sessionId), sessions.reload);
  const problem = everywhere.problem ?? end.problem;
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
      {problem ? <Failed problem={problem} /> : null}
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
                label: "Sign out",
                kind: "action",
                cell: ({ isCurrent, sessionId, browser }) =>
                  isCurrent ? (
                    <State tone="good">This one</State>
                  ) : (
                    <button
                      type="button"
                      class="button"
                      aria-label={`Sign out there: ${browserName(browser)}`}
                      aria-disabled={end.isRunning ? "true" : undefined}
                      onClick={() => void end.run(sessionId)}
                    >
                      Sign out there
                    </button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
