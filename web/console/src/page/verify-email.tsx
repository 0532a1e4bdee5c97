import { useEffect, useState } from "hono/jsx/dom";
import { verifyEmail } from "../api/account";
import { asProblem, type Problem } from "../api/problem";
import { GateCard } from "../part/gate";
import { Failed, Loading } from "../part/states";
import { href, tokenOfAddress } from "../route";

type Outcome = "asking" | "confirmed" | Problem;

/** Where the link of the mail leads. */
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
        <a class="button main gate-wide" href={href("/")}>
          Sign in
        </a>
      </GateCard>
    );
  }
  return (
    <GateCard title="This link doesn't work">
      <Failed problem={outcome} />
      <p>Sign in with your password, and we send you a new one.</p>
      <a class="button main gate-wide" href={href("/")}>
        Sign in
      </a>
    </GateCard>
  );
}
