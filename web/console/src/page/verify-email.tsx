import { useEffect, useState } from "hono/jsx/dom";
import { verifyEmail } from "../api/account";
import { asProblem, type Problem } from "../api/problem";
import { GateCard, ToSignIn } from "../part/gate";
import { Failed, Loading } from "../part/states";
import { tokenOfAddress } from "../route";

type Outcome = "asking" | "confirmed" | Problem;

/** Where the link of the mail leads. Its token stands behind the #, and goes on in a body: no address that a log keeps has it. */
export function VerifyEmail() {
  const [outcome, setOutcome] = useState<Outcome>("asking");
  useEffect(() => {
    verifyEmail(tokenOfAddress()).then(
      () => setOutcome("confirmed"),
      (error: unknown) => setOutcome(asProblem(error)),
    );
  }, []);
  if (outcome === "asking") {
    return (
      <GateCard title="Confirming your address">
        <Loading rows={2} what="Confirming your address" />
      </GateCard>
    );
  }
  if (outcome === "confirmed") {
    return (
      <GateCard title="Your address is confirmed" lead="Your account is ready.">
        <ToSignIn />
      </GateCard>
    );
  }
  return (
    <GateCard title="This link doesn't work">
      <Failed problem={outcome} />
      <p>Sign in with your password, and we send you a new one.</p>
      <ToSignIn />
    </GateCard>
  );
}
