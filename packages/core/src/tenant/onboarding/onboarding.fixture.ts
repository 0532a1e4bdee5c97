/**
 * An applicant on its way, for tests: through the real moves, with a profile that nothing is missing from.
 *
 * @module
 */
import { createId, type Id } from "#core/kernel";
import { runInScope } from "#core/store";
import { Storefront } from "#core/tenant";
import { as, importProduct, random, tick } from "../../listing/listing.fixture";
import { Onboarding } from ".";

export const founder = createId("mem", tick(), random);
export const reviewer = createId("mem", tick(), random);

export const application = (slug: string, roles: ("supplier" | "partner")[] = ["supplier", "partner"]) => ({
  name: slug.replace(/^\w/, (letter) => letter.toUpperCase()),
  slug,
  roles,
  currency: "EUR" as const,
  taxRateBp: 2_100,
  locale: "nl-NL",
  country: "NL",
  founder: { memberId: founder, name: "Ida Holm", email: "ida@fjord.example" },
  random,
});

export const apply = async (slug: string, roles?: ("supplier" | "partner")[]): Promise<Id<"ten">> =>
  (await Onboarding.apply({ ...application(slug, roles), at: tick() })).tenantId;

export const stateOf = (tenantId: Id<"ten">) => as(tenantId, () => Onboarding.state({ tenantId }));

export const profile = {
  company: {
    legalName: "Fjord Keramik BV",
    registrationNumber: "13585628",
    address: { line1: "Keizersgracht 1", postalCode: "1015 CJ", city: "Amsterdam", country: "NL" },
  },
  brand: {
    displayName: "Fjord & Daughters",
    story: "Bowls and pots, thrown by hand in Amsterdam.",
    accent: "#1f6f54",
    contact: { email: "hello@fjord.example" },
  },
  tax: { vatId: "NL820098395B01" },
  payout: { holder: "Fjord Keramik BV", iban: "NL91ABNA0417164300" },
} as const;

/** Each part by itself, so that a test can leave one out. */
export const steps: Readonly<Record<string, (tenantId: Id<"ten">) => Promise<unknown>>> = {
  company: edit((own) => Onboarding.setCompany({ ...own, company: profile.company })),
  brand: edit((own) => Onboarding.setBrand({ ...own, brand: profile.brand })),
  tax: edit((own) => Onboarding.setTax({ ...own, tax: profile.tax })),
  payout: edit((own) => Onboarding.setPayout({ ...own, payout: profile.payout })),
  terms: edit((own) => Onboarding.acceptTerms({ ...own, ...Onboarding.platformTerms })),
  products: (tenantId) => importProduct(tenantId, "pot", { title: "Clay pot" }),
  storefront: (tenantId) =>
    as(tenantId, () =>
      Storefront.open({
        tenantId,
        name: `shop-${tenantId.slice(-12)}`,
        title: "Shop",
        theme: { accent: "#1f6f54", tagline: "" },
        at: tick(),
        random,
      }),
    ),
};

type Own = {
  tenantId: Id<"ten">;
  memberId: Id<"mem">;
  revision: number;
  at: ReturnType<typeof tick>;
  random: typeof random;
};

function edit(set: (own: Own) => Promise<unknown>) {
  return async (tenantId: Id<"ten">) => {
    const { revision } = await stateOf(tenantId);
    return as(tenantId, () => set({ tenantId, memberId: founder, revision, at: tick(), random }));
  };
}

export async function fillIn(
  tenantId: Id<"ten">,
  { but = [] }: { readonly but?: readonly string[] } = {},
): Promise<void> {
  for (const [name, step] of Object.entries(steps)) if (!but.includes(name)) await step(tenantId);
}

export const submit = (tenantId: Id<"ten">) =>
  as(tenantId, () => Onboarding.submit({ tenantId, memberId: founder, at: tick(), random }));

/** What the operator decides about the state of now. */
export async function decisionOn(tenantId: Id<"ten">) {
  const { revision } = await Onboarding.review({ tenantId, memberId: reviewer });
  return { tenantId, memberId: reviewer, revision, at: tick(), random };
}
export const approve = async (tenantId: Id<"ten">) => Onboarding.approve(await decisionOn(tenantId));
export const suspend = async (tenantId: Id<"ten">) =>
  Onboarding.suspend({ ...(await decisionOn(tenantId)), reason: "Parcels don't arrive." });
export const reinstate = async (tenantId: Id<"ten">) =>
  Onboarding.reinstate({ ...(await decisionOn(tenantId)), reason: "They do now." });
export const close = async (tenantId: Id<"ten">) =>
  Onboarding.close({ ...(await decisionOn(tenantId)), reason: "It has been a year." });

export async function activate(slug: string, roles?: ("supplier" | "partner")[]): Promise<Id<"ten">> {
  const tenantId = await apply(slug, roles);
  await fillIn(tenantId);
  await submit(tenantId);
  await approve(tenantId);
  return tenantId;
}

/** As code that serves the operator reads the queue. */
export const queue = () =>
  runInScope({ tenantId: null, actor: reviewer, role: "operator" }, async () => (await Onboarding.listReviews()).items);
