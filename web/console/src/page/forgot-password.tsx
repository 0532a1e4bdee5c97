import { useState } from "hono/jsx/dom";
import { requestReset } from "../api/account";
import { Ask, emailField } from "../part/ask";
import { GateCard, GateLinks } from "../part/gate";
import { href } from "../route";

export function ForgotPassword() {
  const [sentTo, setSentTo] = useState("");
  const back = (
    <GateLinks>
      <a href={href("/")}>Back to signing in</a>
    </GateLinks>
  );
  if (sentTo) {
    return (
      <GateCard
        title="Check your mail"
        lead={`If ${sentTo} has an account, a link is on its way. It works once, and for one hour.`}
      >
        {back}
      </GateCard>
    );
  }
  return (
    <GateCard title="Forgot your password?" lead="We send you a link to choose a new one.">
      <Ask
        label="Forgot your password?"
        fields={[emailField]}
        submit="Send the link"
        during="Sending…"
        act={({ email }) => requestReset(email)}
        onDone={(_, { email }) => setSentTo(email)}
      />
      {back}
    </GateCard>
  );
}
