import { useState } from "hono/jsx/dom";
import { resetPassword } from "../api/account";
import { Ask, newPasswordField } from "../part/ask";
import { GateCard, GateLinks, ToSignIn } from "../part/gate";
import { href, tokenOfAddress } from "../route";

/** Where the link of the mail leads. */
export function ResetPassword() {
  const [token] = useState(tokenOfAddress);
  const [isDone, setDone] = useState(false);
  if (isDone) {
    return (
      <GateCard title="Your password is changed" lead="You were signed out everywhere.">
        <ToSignIn />
      </GateCard>
    );
  }
  return (
    <GateCard title="Choose a new password">
      <Ask
        label="Choose a new password"
        fields={[newPasswordField]}
        submit="Change the password"
        during="Changing…"
        act={(given) => resetPassword(token, given["new-password"])}
        onDone={() => setDone(true)}
      />
      <GateLinks>
        <a href={href("/forgot-password")}>Ask for another link</a>
      </GateLinks>
    </GateCard>
  );
}
