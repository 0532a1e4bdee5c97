import { useAction } from "../api/action";
import { getOnboarding, submitOnboarding } from "../api/operations";
import { useQuery } from "../api/query";
import type { Onboarding } from "../api/schema";
import { Page, Refresh, Section } from "../part/page";
import { Failed, Loaded } from "../part/states";
import { History, ProfileFacts, Requirements, requirementNames, TenantState } from "../part/tenant-state";
import { When } from "../part/text";
import { href } from "../route";
import { may, useSession } from "../session";

/** The way to being active: what is there, what is missing, and where it's mended. */
export function OnboardingPage() {
  const { me, renew } = useSession();
  const asked = useQuery((signal) => getOnboarding(signal));
  const { state } = asked;
  const isActive = me.tenant.status === "active";
  return (
    <Page
      title={isActive ? "Your organisation" : "Onboarding"}
      lead={state.status === "ready" ? leads[state.data.data.tenant.status] : undefined}
      actions={<Refresh onClick={asked.reload} isBusy={asked.isBusy} />}
    >
      <Loaded asked={asked}>
        {({ data }) => (
          <>
            <Objections of={data} />
            <Section title="What you need" actions={<TenantState status={data.tenant.status} />}>
              <Progress of={data} />
              <Requirements of={data.requirements} link />
              <Submit
                of={data}
                onSubmitted={() => {
                  asked.reload();
                  renew();
                }}
              />
            </Section>
            <Section title="What you told us">
              <ProfileFacts of={data.profile} />
            </Section>
            <Section title="History">
              <History of={data.history} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const leads: Readonly<Record<Onboarding["tenant"]["status"], string>> = {
  applied: "Welcome. Fill in what is missing, in any order. Nobody sees anything of it before you are active.",
  onboarding: "Fill in what is missing, in any order. Nobody sees anything of it before you are active.",
  in_review: "Everything is with the operator, who looks it over. You get a mail with the decision.",
  active: "You are active: what you sell and show is public.",
  suspended:
    "Your organisation is suspended. Nothing of it is public; please fulfil the orders that were placed before.",
  closed: "Your organisation is closed. You can still read its records.",
};

function Progress({ of: { requirements } }: { readonly of: Onboarding }) {
  const done = requirements.filter(({ missing }) => missing === null).length;
  return (
    <p class="onboarding-progress">
      <progress value={done} max={requirements.length} aria-label="Progress of the onboarding" />
      <span class="quiet">
        {done} of {requirements.length} complete
      </span>
    </p>
  );
}

/** After a rejection, until it's handed in again. */
function Objections({ of: { history, tenant } }: { readonly of: Onboarding }) {
  const last = history.at(-1);
  if (tenant.status !== "onboarding" || !last?.objections) return null;
  return (
    <section class="section" aria-label="What has to be mended">
      <div class="notice">
        <p>
          <strong>Please mend this, and hand it in again.</strong> The operator looked it over on <When at={last.at} />.
        </p>
        <ul>
          {last.objections.map(({ requirement, text }) => (
            <li key={requirement + text}>
              <a href={href(mendAt(requirement))}>{requirementNames[requirement]}</a>: {text}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

const mendAt = (code: keyof typeof requirementNames): string =>
  code === "products" ? "/products" : `/onboarding/${code}`;

function Submit({ of, onSubmitted }: { readonly of: Onboarding; readonly onSubmitted: () => void }) {
  const session = useSession();
  const { run, isRunning, problem } = useAction((key) => submitOnboarding(key), onSubmitted);
  const { status } = of.tenant;
  if (status !== "onboarding" && status !== "applied") return null;
  const isReady = of.requirements.every(({ missing }) => missing === null);
  if (!may(session, "tenant:write")) {
    return <p class="quiet next">An owner or an administrator hands it in.</p>;
  }
  return (
    <div class="sign">
      {problem ? <Failed problem={problem} /> : null}
      {isReady ? (
        <p>Nothing is missing. While the operator looks it over, what you told us stays as it is.</p>
      ) : (
        <p class="quiet">You can hand it in as soon as nothing is missing.</p>
      )}
      <button type="button" class="button main" disabled={!isReady || isRunning} onClick={() => void run()}>
        {isRunning ? "Handing in…" : "Hand in for review"}
      </button>
    </div>
  );
}
