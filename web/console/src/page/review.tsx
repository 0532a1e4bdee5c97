/**
 * One organisation as the operator sees it: everything that a decision is about, and the decisions that are possible now.
 *
 * @module
 */
import { useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { approveTenant, decideTenant, getReview, rejectTenant } from "../api/operations";
import { useQuery } from "../api/query";
import type { RequirementCode, Review } from "../api/schema";
import { country, roleLine } from "../format";
import { CheckField, Form, TextField } from "../part/form";
import { Page, Refresh, Section } from "../part/page";
import { Failed, Loaded } from "../part/states";
import { Requirements } from "../part/progress";
import { History, ProfileFacts, requirementNames, TenantState } from "../part/tenant-state";
import { Facts, ShortId, When } from "../part/text";

export function ReviewPage({ tenantId }: { readonly tenantId: string }) {
  const asked = useQuery((signal) => getReview(tenantId, signal));
  const { state } = asked;
  return (
    <Page
      title={state.status === "ready" ? state.data.tenant.name : "Organisation"}
      up={{ path: "/tenants", label: "Organisations" }}
      actions={<Refresh onClick={asked.reload} isBusy={asked.isBusy} />}
    >
      <Loaded asked={asked}>
        {(review) => (
          <>
            <Facts
              of={[
                ["State", <TenantState status={review.tenant.status} />],
                ["Since", <When at={review.since} />],
                ["Roles", roleLine(review.tenant.roles)],
                ["Country", country(review.tenant.country)],
                ["Organisation", <ShortId id={review.tenant.tenantId} />],
              ]}
            />
            {review.tenant.roles.includes("operator") ? null : (
              <>
                <Section title="Requirements">
                  <Requirements of={review.requirements} />
                </Section>
                <Section title="Profile">
                  <ProfileFacts of={review.profile} />
                </Section>
                <Shown of={review} />
                <Decisions key={review.revision} of={review} onDecided={asked.reload} />
                <Section title="History">
                  <History of={review.history} />
                </Section>
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What it will show: its first products and storefronts. */
function Shown({ of: { products, storefronts } }: { readonly of: Review }) {
  if (products.length === 0 && storefronts.length === 0) return null;
  return (
    <Section title="What it will show">
      <ul class="reasons">
        {storefronts.map(({ name, title, theme }) => (
          <li key={name}>
            <span>{title}</span>
            <span class="quiet">
              Storefront at <code>{name}</code>
              {theme.tagline ? `: ${theme.tagline}` : ""}
            </span>
          </li>
        ))}
        {products.map(({ productId, title, published }) => (
          <li key={productId}>
            <span>{title}</span>
            <span class="quiet">{published ? "Product" : "Draft of a product"}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Deciding = { readonly of: Review; readonly onDecided: () => void };

function Decisions({ of, onDecided }: Deciding) {
  const { status } = of.tenant;
  if (status === "in_review") {
    return (
      <Section title="Decision">
        <div class="decisions">
          <div class="card">
            <h3>Approve</h3>
            <Approve of={of} onDecided={onDecided} />
          </div>
          <div class="card">
            <h3>Reject</h3>
            <Reject of={of} onDecided={onDecided} />
          </div>
        </div>
      </Section>
    );
  }
  if (status === "active") {
    return (
      <Section title="Suspend">
        <Reasoned of={of} onDecided={onDecided} verbs={[["suspension", "Suspend"]]} />
      </Section>
    );
  }
  if (status === "suspended") {
    return (
      <Section title="Reinstate or close">
        <Reasoned
          of={of}
          onDecided={onDecided}
          verbs={[
            ["reinstatement", "Reinstate"],
            ["closure", "Close for good"],
          ]}
        />
      </Section>
    );
  }
  return null;
}

function Approve({ of, onDecided }: Deciding) {
  const { run, isRunning, problem } = useAction((key) => approveTenant(key, of), onDecided);
  const isMet = of.requirements.every(({ missing }) => missing === null);
  return (
    <div class="sign in-card">
      {problem ? <Failed problem={problem} retry={onDecided} /> : null}
      <p>
        {isMet
          ? "Nothing is missing. With the approval the organisation goes public under its display name."
          : "Something has gone missing since it was handed in, so it can't be approved now."}
      </p>
      <button type="button" class="button main" disabled={!isMet || isRunning} onClick={() => void run()}>
        {isRunning ? "Approving…" : "Approve"}
      </button>
    </div>
  );
}

/** One text for each requirement that has to be mended. */
function Reject({ of, onDecided }: Deciding) {
  const [texts, setTexts] = useState<Readonly<Partial<Record<RequirementCode, string>>>>({});
  const [wasTried, setTried] = useState(false);
  const { run, isRunning, problem } = useAction((key) => {
    const objections = of.requirements.flatMap(({ code }) => {
      const text = texts[code]?.trim();
      return text ? [{ requirement: code, text }] : [];
    });
    return rejectTenant(key, of, objections);
  }, onDecided);
  const chosen = of.requirements.filter(({ code }) => texts[code] !== undefined);
  const isSaid = (code: RequirementCode) => (texts[code] ?? "").trim() !== "";
  const submit = () => {
    setTried(true);
    if (chosen.length > 0 && chosen.every(({ code }) => isSaid(code))) void run();
  };
  return (
    <Form label="Reject" onSubmit={submit}>
      <fieldset class="checks">
        <legend>What has to be corrected</legend>
        {of.requirements.map(({ code }) => (
          <div key={code} class="objection">
            <CheckField
              label={requirementNames[code]}
              checked={texts[code] !== undefined}
              onChange={(checked) => {
                const { [code]: _before, ...rest } = texts;
                setTexts(checked ? { ...rest, [code]: "" } : rest);
              }}
            />
            {texts[code] === undefined ? null : (
              <TextField
                label={`What is wrong with: ${requirementNames[code].toLowerCase()}`}
                value={texts[code] ?? ""}
                maxlength={1000}
                multiline
                rows={2}
                onInput={(text) => setTexts({ ...texts, [code]: text })}
                problem={wasTried && !isSaid(code) ? "Say what has to be corrected" : undefined}
              />
            )}
          </div>
        ))}
      </fieldset>
      {wasTried && chosen.length === 0 ? (
        <p class="field-problem" role="alert">
          Choose at least one
        </p>
      ) : null}
      {problem ? <Failed problem={problem} retry={onDecided} /> : null}
      <div class="actions">
        <button type="submit" class="button bad" aria-disabled={isRunning ? "true" : undefined}>
          {isRunning ? "Rejecting…" : "Reject with these reasons"}
        </button>
      </div>
    </Form>
  );
}

type Verb = "suspension" | "reinstatement" | "closure";

function Reasoned({ of, onDecided, verbs }: Deciding & { readonly verbs: readonly (readonly [Verb, string])[] }) {
  const [reason, setReason] = useState("");
  const [wasTried, setTried] = useState(false);
  const { run, isRunning, problem } = useAction(
    (key, verb: Verb) => decideTenant(key, of, verb, reason.trim()),
    onDecided,
  );
  const decide = (verb: Verb) => {
    setTried(true);
    if (reason.trim()) void run(verb);
  };
  return (
    <div class="form">
      <TextField
        label="Reason"
        hint="The organisation reads it, and gets it by mail."
        value={reason}
        maxlength={1000}
        multiline
        required
        onInput={setReason}
        problem={wasTried && !reason.trim() ? "Say why" : undefined}
      />
      {problem ? <Failed problem={problem} retry={onDecided} /> : null}
      <div class="actions">
        {verbs.map(([verb, label]) => (
          <button
            key={verb}
            type="button"
            class={verb === "reinstatement" ? "button main" : "button bad"}
            disabled={isRunning}
            onClick={() => decide(verb)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
