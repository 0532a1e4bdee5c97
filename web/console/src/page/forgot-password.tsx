import { useState } from "hono/jsx/dom";
import { requestReset } from "../api/account";
import { useAction } from "../api/action";
import { Form, Submit, TextField } from "../part/form";
import { GateCard } from "../part/gate";
import { Failed } from "../part/states";
import { href } from "../route";

export function ForgotPassword() {
  const [email, setEmail] = useState("");
  const [wasTried, setTried] = useState(false);
  const [sentTo, setSentTo] = useState("");
  const { run, isRunning, problem } = useAction(
    (_key, address: string) => requestReset(address),
    () => setSentTo(email.trim()),
  );
  if (sentTo) {
    return (
      <GateCard
        title="Check your mail"
        lead={`If ${sentTo} has an account, a link is on its way. It works once, and for one hour.`}
      >
        <p class="gate-links">
          <a href={href("/")}>Back to signing in</a>
        </p>
      </GateCard>
    );
  }
  return (
    <GateCard title="Forgot your password?" lead="We send you a link to choose a new one.">
      {problem ? <Failed problem={problem} /> : null}
      <Form
        label="Forgot your password?"
        onSubmit={() => {
          setTried(true);
          if (email.trim()) void run(email.trim());
        }}
      >
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
        <Submit isRunning={isRunning} during="Sending…">
          Send the link
        </Submit>
      </Form>
      <p class="gate-links">
        <a href={href("/")}>Back to signing in</a>
      </p>
    </GateCard>
  );
}
