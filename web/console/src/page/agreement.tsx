import { useAction } from "../api/action";
import { getAgreement, signAgreement } from "../api/operations";
import { useQuery } from "../api/query";
import type { Agreement } from "../api/schema";
import { AgreementState, counterpartyOf, partyOf, waitsForOwn } from "../part/agreement-state";
import { Amend, Course } from "../part/course";
import { Clauses } from "../part/clauses";
import { Grants } from "../part/grants";
import { Icon } from "../part/icon";
import { namesFrom } from "../names";
import { Page, Refresh, Section } from "../part/page";
import { Failed, Loaded } from "../part/states";
import { Facts, ShortId, When } from "../part/text";
import { href } from "../route";
import { may, useSession } from "../session";

export function AgreementPage({ agreementId }: { readonly agreementId: string }) {
  const session = useSession();
  const { tenantId } = session.me.tenant;
  const asked = useQuery((signal) => getAgreement(agreementId, signal));
  const { state } = asked;
  return (
    <Page
      title={state.status === "ready" ? `Agreement with ${counterpartyOf(state.data, tenantId)}` : "Agreement"}
      up={{ path: "/agreements", label: "Agreements" }}
      actions={<Refresh onClick={asked.reload} isBusy={asked.isBusy} />}
    >
      <Loaded asked={asked}>
        {(agreement) => (
          <>
            <Facts
              of={[
                ["State", <AgreementState of={agreement} />],
                ["Version", agreement.version],
                ["Proposed", <When at={agreement.proposedAt} />],
                ["In force since", agreement.activatedAt ? <When at={agreement.activatedAt} /> : "Not yet"],
                ["Agreement", <ShortId id={agreement.agreementId} />],
              ]}
            />
            <Section title="Terms">
              <Clauses terms={agreement.terms} supplier={agreement.supplierName} partner={agreement.partnerName} />
            </Section>
            <Section title="Signatures">
              <Signatures agreement={agreement} />
              {waitsForOwn(agreement, tenantId) ? <Sign agreement={agreement} onSigned={asked.reload} /> : null}
              <NextStep agreement={agreement} tenantId={tenantId} />
            </Section>
            {agreement.amendment ? (
              <Section title={`Version ${agreement.amendment.version}, proposed`}>
                <Clauses
                  terms={agreement.amendment.terms}
                  supplier={agreement.supplierName}
                  partner={agreement.partnerName}
                />
                <Signatures agreement={{ ...agreement, signatures: agreement.amendment.signatures }} />
                {agreement.amendment.signatures[partyOf(agreement, tenantId)] ? (
                  <p class="quiet">It is in force as soon as {counterpartyOf(agreement, tenantId)} signs.</p>
                ) : (
                  <Sign agreement={{ ...agreement, hash: agreement.amendment.hash }} onSigned={asked.reload} />
                )}
              </Section>
            ) : null}
            {agreement.status === "active" || agreement.status === "suspended" ? (
              <Section title="Stopping it">
                <Course agreement={agreement} onMoved={asked.reload} />
              </Section>
            ) : null}
            {isAmendable(agreement, tenantId) && may(session, "agreement:sign") ? (
              <Section title="Another data clause">
                <Amend agreement={agreement} onMoved={asked.reload} />
              </Section>
            ) : null}
            {discloses(agreement, tenantId) && may(session, "consumer:read") ? (
              <Section title="Whom of your consumers it opens">
                <Grants agreementId={agreementId} names={namesFrom([agreement], session.me.tenant)} />
              </Section>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Whether this tenant's records are the ones that the other party may read of. */
const discloses = ({ terms: { data }, ...agreement }: Agreement, tenantId: string): boolean =>
  data.share !== "none" && data.steward === partyOf(agreement, tenantId);

const isAmendable = (agreement: Agreement, tenantId: string): boolean =>
  (agreement.status === "active" || agreement.status === "suspended") &&
  !agreement.amendment &&
  partyOf(agreement, tenantId) === "supplier";

const Signatures = ({ agreement }: { readonly agreement: Agreement }) => (
  <ul class="signatures">
    {(["supplier", "partner"] as const).map((party) => {
      const signature = agreement.signatures[party];
      return (
        <li key={party}>
          <span class={signature ? "signed" : "unsigned"}>{signature ? <Icon name="check" /> : null}</span>
          <span>
            <strong>{party === "supplier" ? agreement.supplierName : agreement.partnerName}</strong>
            <span class="under">{party === "supplier" ? "Supplier" : "Partner"}</span>
          </span>
          <span class="quiet">{signature ? <When at={signature.signedAt} /> : "Not signed yet"}</span>
        </li>
      );
    })}
  </ul>
);

function Sign({ agreement, onSigned }: { readonly agreement: Agreement; readonly onSigned: () => void }) {
  const session = useSession();
  const { run, isRunning, problem } = useAction((key, text: Agreement) => signAgreement(key, text), onSigned);
  if (!may(session, "agreement:sign")) {
    return <p class="notice">Signing binds the organisation: ask an owner of {session.me.tenant.name} to sign.</p>;
  }
  return (
    <div class="sign">
      {problem ? <Failed problem={problem} retry={onSigned} /> : null}
      <p>
        You sign for {session.me.tenant.name}, over exactly the terms above. Their fingerprint is{" "}
        <code title={agreement.hash}>{agreement.hash.slice(0, 12)}</code>.
      </p>
      <button type="button" class="button main" onClick={() => void run(agreement)} disabled={isRunning}>
        {isRunning ? "Signing…" : "Sign the agreement"}
      </button>
    </div>
  );
}

function NextStep({ agreement, tenantId }: { readonly agreement: Agreement; readonly tenantId: string }) {
  if (agreement.status === "active" && partyOf(agreement, tenantId) === "partner") {
    return (
      <p class="next">
        <a class="button" href={href("/listings")}>
          Choose what to list
        </a>
      </p>
    );
  }
  if (agreement.status === "signed" && !waitsForOwn(agreement, tenantId)) {
    return <p class="quiet">It is in force as soon as {counterpartyOf(agreement, tenantId)} signs.</p>;
  }
  return null;
}
