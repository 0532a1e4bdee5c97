import { useEffect } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { acceptInvitation } from "../api/members";
import { switchTenant } from "../api/operations";
import type { Person } from "../api/schema";
import { Mark } from "../part/icon";
import { Failed } from "../part/states";
import { navigate } from "../route";

/** Where the link in an invitation's mail leads. The token stands behind the #, which browsers send to nobody. */
export function InvitationPage({
  person: { session },
  onDone,
}: {
  readonly person: Person;
  /** Afterwards one acts for another organisation, or goes back to one's own. */
  readonly onDone: () => void;
}) {
  const token = location.hash.slice(1);
  const leave = () => {
    navigate("/");
    onDone();
  };
  const accept = useAction(async (key: string) => {
    const { tenantId } = await acceptInvitation(key, token);
    await switchTenant(tenantId);
  }, leave);
  useEffect(() => {
    document.title = "Invitation · Tandem Console";
  }, []);
  return (
    <main class="gate">
      <div class="gate-card">
        <p class="gate-brand">
          <Mark />
          <span>Tandem</span>
        </p>
        <h1>You are invited</h1>
        {token ? (
          <p class="lead">
            Accept as {session.name}, {session.email}? Afterwards you act for the organisation that invited you, and can
            switch back at any time.
          </p>
        ) : (
          <p class="lead">This address lacks the end of the link. Open it from the mail once more.</p>
        )}
        {accept.problem ? <Failed problem={accept.problem} /> : null}
        {token ? (
          <button type="button" class="button main" disabled={accept.isRunning} onClick={() => void accept.run()}>
            {accept.isRunning ? "Accepting…" : "Accept the invitation"}
          </button>
        ) : null}
        <button type="button" class="button plain" onClick={leave}>
          Not now
        </button>
      </div>
    </main>
  );
}
