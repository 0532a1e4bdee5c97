import { useState } from "hono/jsx/dom";
import { resendVerification, signUp } from "../api/account";
import { useAction } from "../api/action";
import { Ask, Done, emailField, newPasswordField } from "../part/ask";
import { GateButton, GateCard, GateLinks } from "../part/gate";
import { Failed } from "../part/states";
import { href } from "../route";

export function SignUp() {
  const [sentTo, setSentTo] = useState("");
  if (sentTo) return <CheckMail email={sentTo} />;
  return (
    <GateCard title="Create an account" lead="One account, whichever organisations you work for.">
      <Ask
        label="Create an account"
        fields={[
          { name: "name", kind: "personName", label: "Your name", missing: "Enter your name" },
          emailField,
          { ...newPasswordField, name: "password", label: "Password" },
        ]}
        submit="Create the account"
        during="Creating…"
        act={signUp}
        onDone={(_, { email }) => setSentTo(email)}
      />
      <GateLinks>
        <a href={href("/")}>I have an account</a>
      </GateLinks>
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
      {isSent ? <Done>Sent once more. Look among unwanted mail too.</Done> : null}
      <GateButton isRunning={isRunning} onClick={() => void run()}>
        {isRunning ? "Sending…" : "Send it again"}
      </GateButton>
      <GateLinks>
        <a href={href("/")}>Sign in</a>
      </GateLinks>
    </GateCard>
  );
}
