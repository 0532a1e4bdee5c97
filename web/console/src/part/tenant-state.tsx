/**
 * Where an organisation stands, in words: its state, its requirements, and how it came here.
 *
 * @module
 */
import type { Child } from "hono/jsx";
import type { Requirement, RequirementCode, Review, TenantStatus } from "../api/schema";
import { href } from "../route";
import { Icon } from "./icon";
import { Facts, StateOf, type States, When } from "./text";

export const tenantStates: States<TenantStatus> = {
  applied: ["Applied", "quiet"],
  onboarding: ["Onboarding", "wait"],
  in_review: ["In review", "wait"],
  active: ["Active", "good"],
  suspended: ["Suspended", "bad"],
  closed: ["Closed", "bad"],
};

export const TenantState = ({ status }: { readonly status: TenantStatus }) => (
  <StateOf state={status} among={tenantStates} />
);

export const requirementNames: Readonly<Record<RequirementCode, string>> = {
  company: "Company",
  brand: "Brand",
  terms: "Terms of the platform",
  tax: "VAT id",
  payout: "Payout account",
  products: "First products",
  storefront: "Storefront",
};

/** What is there, and what is missing. `link` where somebody can mend it. */
export const Requirements = ({
  of,
  link = false,
}: {
  readonly of: readonly Requirement[];
  readonly link?: boolean;
}) => (
  <ul class="signatures">
    {of.map(({ code, missing, mendAt }) => (
      <li key={code}>
        <span class={missing === null ? "signed" : "unsigned"}>{missing === null ? <Icon name="check" /> : null}</span>
        <span>
          {link ? (
            <a href={href(mendAt)}>
              <strong>{requirementNames[code]}</strong>
            </a>
          ) : (
            <strong>{requirementNames[code]}</strong>
          )}
          <span class="under">{missing ?? "Complete"}</span>
        </span>
        <span class="quiet">{missing === null ? "Done" : "Missing"}</span>
      </li>
    ))}
  </ul>
);

type Move = Pick<Review["history"][number], "number" | "from" | "to" | "mover" | "at" | "reason" | "objections">;

/** Newest first: what matters now stands on top. */
export const History = ({ of }: { readonly of: readonly Move[] }) => (
  <ol class="reasons">
    {of.toReversed().map((move) => (
      <li key={move.number}>
        <span>
          <TenantState status={move.to} />
        </span>
        <span>
          <When at={move.at} />
          <span class="under">{move.mover === "operator" ? "By the operator" : "By the organisation"}</span>
          {move.reason ? <span class="under">{move.reason}</span> : null}
          {move.objections?.map(({ requirement, text }) => (
            <span class="under" key={requirement + text}>
              {requirementNames[requirement]}: {text}
            </span>
          ))}
        </span>
      </li>
    ))}
  </ol>
);

const line = (...words: readonly (string | undefined)[]): string => words.filter(Boolean).join(", ");

/** What an organisation says of itself, for whoever looks it over. */
export function ProfileFacts({ of: { company, brand, tax, payout, terms } }: { readonly of: Review["profile"] }) {
  const facts: (readonly [string, Child])[] = [
    ["Legal name", company?.legalName ?? "–"],
    ["Registration number", company?.registrationNumber ?? "–"],
    [
      "Address",
      company
        ? line(
            company.address.line1,
            company.address.line2,
            `${company.address.postalCode} ${company.address.city}`,
            company.address.country,
          )
        : "–",
    ],
    ["Display name", brand?.displayName ?? "–"],
    ["Story", brand?.story ?? "–"],
    ["Contact for consumers", brand ? line(brand.contact.email, brand.contact.phone) : "–"],
    ["VAT id", tax?.vatId ?? "–"],
    ["Payout account", payout ? `${payout.holder}, ${payout.country}·· ···· ${payout.ibanEnding}` : "–"],
    [
      "Terms",
      terms ? (
        <>
          Version {terms.version}, accepted <When at={terms.acceptedAt} />
        </>
      ) : (
        "–"
      ),
    ],
  ];
  return <Facts of={facts} />;
}
