import { useEffect, useState } from "hono/jsx/dom";
import { signIn, signInWithPasskey, verifyBackupCode, verifyTotp } from "../api/account";
import { useAction } from "../api/action";
import { Form, Submit, TextField } from "../part/form";
import { GateCard } from "../part/gate";
import { Failed } from "../part/states";
import { href } from "../route";

/** `hasEnded`: somebody was at work, and the session ran out. */
export function SignIn({ hasEnded, onSignedIn }: { readonly hasEnded: boolean; readonly onSignedIn: () => void }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [wasTried, setTried] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const byPassword = useAction(
    (_key, input: { email: string; password: string }) => signIn(input),
    (outcome) => (outcome === "code" ? setNeedsCode(true) : onSignedIn()),
  );
  const byPasskey = useAction(() => signInWithPasskey(), onSignedIn);
  const problem = byPassword.problem ?? byPasskey.problem;
  const submit = () => {
    setTried(true);
    byPasskey.dismiss();
    if (email.trim() && password) void byPassword.run({ email: email.trim(), password });
  };
  if (needsCode) return <SecondFactor onSignedIn={onSignedIn} onBack={() => setNeedsCode(false)} />;
  return (
    <GateCard title="Sign in" lead={hasEnded ? undefined : "For suppliers, partners and the operator."}>
      {hasEnded ? (
        <p class="notice" role="status">
          Your session has ended. Sign in, and you are back where you were.
        </p>
      ) : null}
      {problem ? <Failed problem={problem} /> : null}
      <Form label="Sign in" onSubmit={submit}>
        <TextField
          label="E-mail"
          type="email"
          name="email"
          autocomplete="username"
          required
          value={email}
          onInput={setEmail}
          problem={wasTried && !email.trim() ? "Enter your e-mail address" : undefined}
        />
        <TextField
          label="Password"
          type="password"
          name="password"
          autocomplete="current-password"
          required
          value={password}
          onInput={setPassword}
          problem={wasTried && !password ? "Enter your password" : undefined}
        />
        <Submit isRunning={byPassword.isRunning} during="Signing in…">
          Sign in
        </Submit>
      </Form>
      <button
        type="button"
        class="button gate-wide"
        aria-disabled={byPasskey.isRunning ? "true" : undefined}
        onClick={() => {
          byPassword.dismiss();
          void byPasskey.run();
        }}
      >
        Sign in with a passkey
      </button>
      <p class="gate-links">
        <a href={href("/forgot-password")}>Forgot your password?</a>
        <a href={href("/sign-up")}>Create an account</a>
      </p>
    </GateCard>
  );
}

function SecondFactor({ onSignedIn, onBack }: { readonly onSignedIn: () => void; readonly onBack: () => void }) {
  const [code, setCode] = useState("");
  const [isBackup, setBackup] = useState(false);
  const [wasTried, setTried] = useState(false);
  const { run, isRunning, problem, dismiss } = useAction(
    (_key, given: string) => (isBackup ? verifyBackupCode(given) : verifyTotp(given.replaceAll(" ", ""))),
    onSignedIn,
  );
  useEffect(() => document.querySelector<HTMLInputElement>("input[name=code]")?.focus(), [isBackup]);
  return (
    <GateCard
      title="Second factor"
      lead={
        isBackup ? "Enter one of the codes that you kept. Each works once." : "Enter the code that your app shows now."
      }
    >
      {problem ? <Failed problem={problem} /> : null}
      <Form
        label="Second factor"
        onSubmit={() => {
          setTried(true);
          if (code.trim()) void run(code.trim());
        }}
      >
        <TextField
          label={isBackup ? "Backup code" : "Code"}
          name="code"
          autocomplete="one-time-code"
          {...(isBackup ? {} : { inputmode: "numeric" as const })}
          required
          value={code}
          onInput={setCode}
          problem={wasTried && !code.trim() ? "Enter the code" : undefined}
        />
        <Submit isRunning={isRunning} during="Checking…">
          Go on
        </Submit>
      </Form>
      <p class="gate-links">
        <button
          type="button"
          class="link"
          onClick={() => {
            dismiss();
            setCode("");
            setTried(false);
            setBackup(!isBackup);
          }}
        >
          {isBackup ? "Use the app instead" : "Use a backup code"}
        </button>
        <button type="button" class="link" onClick={onBack}>
          Back
        </button>
      </p>
    </GateCard>
  );
}
