import { useAction } from "../api/action";
import { getOnboarding, submitOnboarding } from "../api/operations";
import { useQuery } from "../api/query";
import type { Onboarding } from "../api/schema";
import { Page, Refresh, Section } from "../part/page";
import { Failed, Loaded } from "../part/states";
import { Requirements, ShareDone, Steps } from "../part/progress";
import { History, ProfileFacts, requirementNames, TenantState } from "../part/tenant-state";
import { When } from "../part/text";
import { href } from "../route";
import { may, useSession } from "../session";

/** The way to being active: what is there, what is missing, and where it's mended. */
export function OnboardingPage() {
  const { me, renew } = useSession();
  const asked = useQuery((signal) => getOnboarding(signal));
  const { state } = asked;
  const isUnderWay = ["applied", "onboarding", "in_review"].includes(me.tenant.status);
  return (
    <Page
      title={isUnderWay ? "Onboarding" : "Your organisation"}
      lead={state.status === "ready" ? leadOf(state.data.data) : undefined}
      actions={<Refresh onClick={asked.reload} isBusy={asked.isBusy} />}
    >
      <Loaded asked={asked}>
        {({ data }) => (
          <>
            <Steps status={data.tenant.status} />
            <Objections of={data} />
            <Reason of={data} />
            <Section title="What you need" actions={<TenantState status={data.tenant.status} />}>
              <ShareDone of={data.requirements} />
              <Requirements of={data.requirements} objections={objectionsTo(data)} link={isOpen(data)} />
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

const leadOf = (of: Onboarding): string =>
  objectionsTo(of).length > 0 ? "Not yet: the operator asks you to correct something." : leads[of.tenant.status];

/** What was found wrong, until it's handed in again. */
const objectionsTo = ({ history, tenant }: Onboarding) =>
  tenant.status === "onboarding" ? (history.at(-1)?.objections ?? []) : [];

const leads: Readonly<Record<Onboarding["tenant"]["status"], string>> = {
  applied: "Welcome. Fill in what is missing, in any order. Nobody sees anything of it before you are active.",
  onboarding: "Fill in what is missing, in any order. Nobody sees anything of it before you are active.",
  in_review: "Everything is with the operator, who looks it over. You get a mail with the decision.",
  active: "You are active: what you sell and show is public.",
  suspended:
    "Your organisation is suspended. Nothing of it is public; please fulfil the orders that were placed before.",
  closed: "Your organisation is closed. You can still read its records.",
};

/** What was handed in stays as it is while somebody decides about it; a closed organisation stays as it was. */
const isOpen = ({ tenant: { status } }: Onboarding): boolean => status !== "in_review" && status !== "closed";

/** Why it was suspended or closed. */
function Reason({ of: { history, tenant } }: { readonly of: Onboarding }) {
  const last = history.at(-1);
  if ((tenant.status !== "suspended" && tenant.status !== "closed") || !last?.reason) return null;
  return (
    <div class="notice notice-bad">
      <p>
        <strong>The operator says why:</strong> {last.reason}
      </p>
      <p class="quiet">
        Since <When at={last.at} />
      </p>
    </div>
  );
}

/** After a rejection, until it's handed in again. */
function Objections({ of }: { readonly of: Onboarding }) {
  const objections = objectionsTo(of);
  const last = of.history.at(-1);
  if (objections.length === 0 || !last) return null;
  return (
    <section aria-label="What to correct">
      <div class="notice">
        <p>
          <strong>Please correct this, then hand it in again.</strong> Reviewed on <When at={last.at} />.
        </p>
        <ul>
          {objections.map(({ requirement, text }) => (
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
