import { useState } from "hono/jsx/dom";
import { resendVerification, signUp } from "../api/account";
import { useAction } from "../api/action";
import { Form, Submit, TextField } from "../part/form";
import { GateCard } from "../part/gate";
import { Failed } from "../part/states";
import { href } from "../route";

export const shortestPassword = 10;

export const passwordProblem = (password: string): string | undefined =>
  password.length < shortestPassword ? `At least ${shortestPassword} characters` : undefined;

export function SignUp() {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [wasTried, setTried] = useState(false);
  const [sentTo, setSentTo] = useState("");
  const { run, isRunning, problem } = useAction(
    (_key, input: { name: string; email: string; password: string }) => signUp(input),
    () => setSentTo(email.trim()),
  );
  if (sentTo) return <CheckMail email={sentTo} />;
  const submit = () => {
    setTried(true);
    if (name.trim() && email.trim() && !passwordProblem(password)) {
      void run({ name: name.trim(), email: email.trim(), password });
    }
  };
  return (
    <GateCard title="Create an account" lead="It is yours; organisations come afterwards.">
      {problem ? <Failed problem={problem} /> : null}
      <Form label="Create an account" onSubmit={submit}>
        <TextField
          label="Your name"
          name="name"
          autocomplete="name"
          required
          maxlength={120}
          value={name}
          onInput={setName}
          problem={wasTried && !name.trim() ? "Enter your name" : undefined}
        />
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
          autocomplete="new-password"
          required
          hint="A long one beats a complicated one."
          value={password}
          onInput={setPassword}
          problem={wasTried ? passwordProblem(password) : undefined}
        />
        <Submit isRunning={isRunning} during="Creating…">
          Create the account
        </Submit>
      </Form>
      <p class="gate-links">
        <a href={href("/")}>I have an account</a>
      </p>
    </GateCard>
  );
}

function CheckMail({ email }: { readonly email: string }) {
  const [isSent, setSent] = useState(false);
  const { run, isRunning, problem } = useAction(
    () => resendVerification(email),
    () => setSent(true),
  );
  return (
    <GateCard title="Check your mail" lead={`We have sent a link to ${email}. Follow it within an hour, then sign in.`}>
      {problem ? <Failed problem={problem} /> : null}
      {isSent ? (
        <p class="notice" role="status">
          Sent once more. Look among unwanted mail too.
        </p>
      ) : null}
      <button
        type="button"
        class="button gate-wide"
        aria-disabled={isRunning ? "true" : undefined}
        onClick={() => void run()}
      >
        {isRunning ? "Sending…" : "Send it again"}
      </button>
      <p class="gate-links">
        <a href={href("/")}>Sign in</a>
      </p>
    </GateCard>
  );
}
