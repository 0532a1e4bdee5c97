/**
 * Where an organisation stands, in words: its state, what it says of itself, and how it came here.
 *
 * @module
 */
import type { Child } from "hono/jsx";
import type { RequirementCode, Review, TenantStatus } from "../api/schema";
import { Rows, StateOf, type States, When } from "./text";

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
    ["Legal name", company?.legalName ?? <span class="quiet">Not yet</span>],
    ["Registration number", company?.registrationNumber ?? <span class="quiet">Not yet</span>],
    [
      "Address",
      company ? (
        line(
          company.address.line1,
          company.address.line2,
          `${company.address.postalCode} ${company.address.city}`,
          company.address.country,
        )
      ) : (
        <span class="quiet">Not yet</span>
      ),
    ],
    ["Display name", brand?.displayName ?? <span class="quiet">Not yet</span>],
    ["Story", brand?.story ?? <span class="quiet">Not yet</span>],
    [
      "Contact for consumers",
      brand ? line(brand.contact.email, brand.contact.phone) : <span class="quiet">Not yet</span>,
    ],
    ["VAT id", tax?.vatId ?? <span class="quiet">Not yet</span>],
    [
      "Payout account",
      payout ? (
        `${payout.holder}, ${payout.country} account ending in ${payout.ibanEnding}`
      ) : (
        <span class="quiet">Not yet</span>
      ),
    ],
    [
      "Terms",
      terms ? (
        <>
          Version {terms.version}, accepted <When at={terms.acceptedAt} />
        </>
      ) : (
        <span class="quiet">Not yet</span>
      ),
    ],
  ];
  return <Rows of={facts} />;
}
