import { useEffect, useState } from "hono/jsx/dom";
import { signIn, signInWithPasskey, verifyBackupCode, verifyTotp } from "../api/account";
import { useAction } from "../api/action";
import { appCodeField, Ask, type AskedField, Done, emailField } from "../part/ask";
import { GateButton, GateCard, GateLinks } from "../part/gate";
import { href } from "../route";

/** `hasEnded`: somebody was at work, and the session ran out. */
export function SignIn({ hasEnded, onSignedIn }: { readonly hasEnded: boolean; readonly onSignedIn: () => void }) {
  const [needsCode, setNeedsCode] = useState(false);
  const byPasskey = useAction(() => signInWithPasskey(), onSignedIn);
  if (needsCode) return <SecondFactor onSignedIn={onSignedIn} onBack={() => setNeedsCode(false)} />;
  return (
    <GateCard title="Sign in" lead={hasEnded ? undefined : "For suppliers, partners and the operator."}>
      {hasEnded ? <Done>Your session has ended. Sign in, and you are back where you were.</Done> : null}
      <Ask
        label="Sign in"
        fields={[
          emailField,
          { name: "password", kind: "presentPassword", label: "Password", missing: "Enter your password" },
        ]}
        submit="Sign in"
        during="Signing in…"
        act={signIn}
        onDone={(outcome) => (outcome === "code" ? setNeedsCode(true) : onSignedIn())}
        onTry={byPasskey.dismiss}
        otherProblem={byPasskey.problem}
      />
      <GateButton isRunning={byPasskey.isRunning} onClick={() => void byPasskey.run()}>
        Sign in with a passkey
      </GateButton>
      <GateLinks>
        <a href={href("/forgot-password")}>Forgot your password?</a>
        <a href={href("/sign-up")}>Create an account</a>
      </GateLinks>
    </GateCard>
  );
}

const backupCodeField = {
  name: "code",
  kind: "backupCode",
  label: "Backup code",
  missing: "Enter the code",
} as const satisfies AskedField;

function SecondFactor({ onSignedIn, onBack }: { readonly onSignedIn: () => void; readonly onBack: () => void }) {
  const [isBackup, setBackup] = useState(false);
  useEffect(() => document.querySelector<HTMLInputElement>("input[name=code]")?.focus(), [isBackup]);
  return (
    <GateCard
      title="Second factor"
      lead={
        isBackup ? "Enter one of the codes that you kept. Each works once." : "Enter the code that your app shows now."
      }
    >
      <Ask
        // Another field is another form: what was typed and said in this one is gone.
        key={isBackup ? "backup" : "app"}
        label="Second factor"
        fields={[isBackup ? backupCodeField : appCodeField]}
        submit="Go on"
        during="Checking…"
        act={({ code }) => (isBackup ? verifyBackupCode(code) : verifyTotp(code))}
        onDone={onSignedIn}
      />
      <GateLinks>
        <button type="button" class="link" onClick={() => setBackup(!isBackup)}>
          {isBackup ? "Use the app instead" : "Use a backup code"}
        </button>
        <button type="button" class="link" onClick={onBack}>
          Back
        </button>
      </GateLinks>
    </GateCard>
  );
}
