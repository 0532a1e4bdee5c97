import { useEffect } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { signOut, switchTenant } from "../api/operations";
import type { Person } from "../api/schema";
import { ApplicationForm } from "../part/application";
import { Mark } from "../part/icon";
import { Failed } from "../part/states";

/** Somebody with an account who acts for nobody: new, or removed where they were. */
export function Homeless({
  person: { session, memberships },
  onChosen,
  onLeft,
}: {
  readonly person: Person;
  readonly onChosen: () => void;
  readonly onLeft: () => void;
}) {
  const leave = useAction(signOut, onLeft);
  const choose = useAction((_key, tenantId: string) => switchTenant(tenantId), onChosen);
  const problem = choose.problem ?? leave.problem;
  useEffect(() => {
    document.title = "Your organisations · Tandem Console";
  }, []);
  return (
    <main class="gate">
      <div class="gate-card">
        <p class="gate-brand">
          <Mark />
          <span>Tandem</span>
        </p>
        <h1>Your organisations</h1>
        <p class="lead">
          {memberships.length === 0
            ? `${session.email} isn't a member of an organisation yet. Apply with your own, or ask an owner for an invitation.`
            : "Choose whom you act for."}
        </p>
        {problem ? <Failed problem={problem} /> : null}
        {memberships.map(({ tenantId, tenantName }) => (
          <button
            key={tenantId}
            type="button"
            class="button"
            disabled={choose.isRunning}
            onClick={() => void choose.run(tenantId)}
          >
            {tenantName}
          </button>
        ))}
        {memberships.length === 0 ? <ApplicationForm onApplied={onChosen} /> : null}
        <button type="button" class="button plain" onClick={() => void leave.run()} disabled={leave.isRunning}>
          Sign out
        </button>
      </div>
    </main>
  );
}
