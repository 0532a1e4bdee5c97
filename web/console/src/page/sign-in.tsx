import { useEffect, useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { signIn } from "../api/account";
import { Mark } from "../part/icon";
import { Form, Submit, TextField } from "../part/form";
import { Failed } from "../part/states";

/** `hasEnded`: somebody was at work, and the session ran out. */
export function SignIn({ hasEnded, onSignedIn }: { readonly hasEnded: boolean; readonly onSignedIn: () => void }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [wasTried, setTried] = useState(false);
  const { run, isRunning, problem } = useAction(
    (_key, input: { email: string; password: string }) => signIn(input),
    onSignedIn,
  );
  useEffect(() => {
    document.title = "Sign in · Tandem Console";
  }, []);
  const submit = () => {
    setTried(true);
    if (email.trim() && password) void run({ email: email.trim(), password });
  };
  return (
    <main class="gate">
      <div class="gate-card">
        <p class="gate-brand">
          <Mark />
          <span>Tandem</span>
        </p>
        <h1>Sign in</h1>
        {hasEnded ? (
          <p class="notice" role="status">
            Your session has ended. Sign in, and you are back where you were.
          </p>
        ) : (
          <p class="lead">For suppliers, partners and the operator.</p>
        )}
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
          <Submit isRunning={isRunning} during="Signing in…">
            Sign in
          </Submit>
        </Form>
      </div>
    </main>
  );
}
