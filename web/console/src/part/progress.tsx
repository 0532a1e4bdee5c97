/**
 * How far an organisation is: the steps to being public, and what of its list is done.
 *
 * @module
 */
import type { Requirement, RequirementCode, TenantStatus } from "../api/schema";
import { href } from "../route";
import { Icon } from "./icon";
import { requirementNames } from "./tenant-state";

const steps = ["Apply", "Fill in", "Review", "Active"] as const;
const at: Readonly<Record<TenantStatus, number | undefined>> = {
  applied: 1,
  onboarding: 1,
  in_review: 2,
  active: undefined,
  suspended: undefined,
  closed: undefined,
};

/** Nothing once the way is behind one. */
export function Steps({ status }: { readonly status: TenantStatus }) {
  const current = at[status];
  if (current === undefined) return null;
  return (
    <ol class="steps" aria-label="The way to being active">
      {steps.map((name, index) => (
        <li
          key={name}
          class={index < current ? "is-past" : ""}
          aria-current={index === current ? ("step" as const) : undefined}
        >
          <span>
            {name}
            {index < current ? <span class="visually-hidden">, done</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

export function ShareDone({ of }: { readonly of: readonly Requirement[] }) {
  const done = of.filter(({ missing }) => missing === null).length;
  return (
    <p class="share-done">
      <progress value={done} max={of.length} aria-label="Requirements that are complete" />
      <span class="quiet">{done === of.length ? "Everything is complete" : `${done} of ${of.length} complete`}</span>
    </p>
  );
}

const verbs: Readonly<Record<RequirementCode, string>> = {
  company: "Fill in",
  brand: "Fill in",
  terms: "Read and accept",
  tax: "Fill in",
  payout: "Fill in",
  products: "Add products",
  storefront: "Open one",
};

type Objection = { readonly requirement: RequirementCode; readonly text: string };

/** What is there, what is missing, and what was found wrong. `link` where somebody can mend it. */
export const Requirements = ({
  of,
  objections = [],
  link = false,
}: {
  readonly of: readonly Requirement[];
  readonly objections?: readonly Objection[];
  readonly link?: boolean;
}) => (
  <ul class="checklist">
    {of.map(({ code, missing, mendAt }) => {
      const isWrong = objections.some(({ requirement }) => requirement === code);
      const isDone = missing === null && !isWrong;
      const why = missing ?? (isWrong ? "The operator asks you to correct it" : undefined);
      return (
        <li key={code} class={isDone ? "is-done" : "is-missing"}>
          <span class={isDone ? "signed" : "unsigned"}>{isDone ? <Icon name="check" /> : null}</span>
          <span>
            <span class="name">{requirementNames[code]}</span>
            {why ? <span class="under">{why}</span> : <span class="visually-hidden">: complete</span>}
          </span>
          {link ? (
            <a href={href(mendAt)}>
              {missing === null ? (isWrong ? "Correct" : "Change") : verbs[code]}
              <span class="visually-hidden">: {requirementNames[code]}</span>
            </a>
          ) : (
            <span class="quiet">{isDone ? "" : "Missing"}</span>
          )}
        </li>
      );
    })}
  </ul>
);
