import { useState } from "hono/jsx/dom";
import { resetPassword } from "../api/account";
import { useAction } from "../api/action";
import { Form, Submit, TextField } from "../part/form";
import { GateCard } from "../part/gate";
import { Failed } from "../part/states";
import { href, tokenOfAddress } from "../route";
import { passwordProblem } from "./sign-up";

/** Where the link of the mail leads. */
export function ResetPassword() {
  const [token] = useState(tokenOfAddress);
  const [password, setPassword] = useState("");
  const [wasTried, setTried] = useState(false);
  const [isDone, setDone] = useState(false);
  const { run, isRunning, problem } = useAction(
    (_key, newPassword: string) => resetPassword(token, newPassword),
    () => setDone(true),
  );
  if (isDone) {
    return (
      <GateCard title="Your password is changed" lead="You were signed out everywhere.">
        <a class="button main gate-wide" href={href("/")}>
          Sign in
        </a>
      </GateCard>
    );
  }
  return (
    <GateCard title="Choose a new password">
      {problem ? <Failed problem={problem} /> : null}
      <Form
        label="Choose a new password"
        onSubmit={() => {
          setTried(true);
          if (!passwordProblem(password)) void run(password);
        }}
      >
        <TextField
          label="New password"
          type="password"
          name="new-password"
          autocomplete="new-password"
          required
          hint="A long one beats a complicated one."
          value={password}
          onInput={setPassword}
          problem={wasTried ? passwordProblem(password) : undefined}
        />
        <Submit isRunning={isRunning} during="Changing…">
          Change the password
        </Submit>
      </Form>
      <p class="gate-links">
        <a href={href("/forgot-password")}>Ask for another link</a>
      </p>
    </GateCard>
  );
}
