/**
 * The demonstration marketplace, as data: two suppliers with catalogues, two partners with storefronts, and what they agree on.
 *
 * The companies are invented; their addresses end in `.example`, which nobody can own (RFC 2606).
 *
 * @module
 */
import type { Programme } from "#core/agreement";
import type { Storefront, Tenant } from "#core/tenant";

type Company = Pick<Tenant.Info, "slug" | "name" | "roles" | "currency" | "taxRateBp" | "locale" | "country">;
type Shop = Pick<Storefront.Info, "name" | "title" | "theme" | "locale">;
type Programmed = Pick<Programme.Info, "title" | "description" | "terms">;

export type DemoTenant = Company & {
  readonly email: string;
  readonly member: string;
  readonly role: "owner" | "operator";
  readonly storefront?: Shop;
  /** A supplier's catalogue file in `packages/local/seed/`. */
  readonly catalogue?: string;
  readonly programmes?: readonly Programmed[];
  /** Titles of the programmes a partner joins; it enables everything they offer. */
  readonly joins?: readonly string[];
};

/** The same for every demo login. It opens nothing but this machine's own data. */
export const demoPassword = "tandem-demo-2026";

const terms = (rateBp: number, share: "none" | "pseudonymous" | "contact" | "full"): Programmed["terms"] => ({
  commission: { rateBp },
  data: { steward: "supplier", share },
  content: { lockedFields: ["title", "description", "price", "images"], partnerMayAdd: ["review", "badge"] },
  settlement: { currency: "EUR" },
});

export const demoTenants: readonly DemoTenant[] = [
  {
    slug: "alster-apparel",
    name: "Alster Apparel",
    roles: ["supplier"],
    currency: "EUR",
    taxRateBp: 1_900,
    locale: "en-IE",
    country: "DE",
    email: "jonas@alster-apparel.example",
    member: "Jonas Petersen",
    role: "owner",
    catalogue: "apparel.csv",
    storefront: {
      name: "alster",
      title: "Alster Apparel",
      locale: "en-IE",
      theme: { accent: "#1d3557", tagline: "Clothes for wind and water, straight from Hamburg" },
    },
    programmes: [
      {
        title: "Alster for editors",
        description: "For magazines and journals that write about what they show. You may greet our customers by name.",
        terms: terms(1_250, "contact"),
      },
      {
        title: "Alster for shops",
        description: "For shops that add clothing to their range. You see how customers buy, not who they are.",
        terms: terms(1_000, "pseudonymous"),
      },
    ],
  },
  {
    slug: "oakmere-home",
    name: "Oakmere Home & Garden",
    roles: ["supplier"],
    currency: "EUR",
    taxRateBp: 2_300,
    locale: "en-IE",
    country: "IE",
    email: "aoife@oakmere-home.example",
    member: "Aoife Brennan",
    role: "owner",
    catalogue: "home-and-garden.csv",
    programmes: [
      {
        title: "Oakmere partners",
        description: "Furniture, pots and light, delivered by us. You see how customers buy, not who they are.",
        terms: terms(800, "pseudonymous"),
      },
      {
        title: "Oakmere private",
        description: "A higher commission, and our customers stay ours alone.",
        terms: terms(1_500, "none"),
      },
    ],
  },
  {
    slug: "the-weekend-edit",
    name: "The Weekend Edit",
    roles: ["partner"],
    currency: "EUR",
    taxRateBp: 2_300,
    locale: "en-IE",
    country: "IE",
    email: "maeve@weekend-edit.example",
    member: "Maeve Doyle",
    role: "owner",
    storefront: {
      name: "weekend",
      title: "The Weekend Edit",
      locale: "en-IE",
      theme: { accent: "#9c3d2e", tagline: "Things for slow mornings, chosen by our editors" },
    },
    joins: ["Alster for editors", "Oakmere partners"],
  },
  {
    slug: "huis-en-haard",
    name: "Huis & Haard",
    roles: ["partner"],
    currency: "EUR",
    taxRateBp: 2_100,
    locale: "nl-NL",
    country: "NL",
    email: "sanne@huisenhaard.example",
    member: "Sanne de Wit",
    role: "owner",
    storefront: {
      name: "huisenhaard",
      title: "Huis & Haard",
      locale: "nl-NL",
      theme: { accent: "#3f6b3a", tagline: "Fijne spullen voor thuis, buiten en onderweg" },
    },
    joins: ["Oakmere private", "Alster for shops"],
  },
  {
    slug: "operator",
    name: "Tandem",
    roles: ["operator"],
    currency: "EUR",
    taxRateBp: 0,
    locale: "en-IE",
    country: "IE",
    email: "operator@tandem.example",
    member: "Olena Kovalenko",
    role: "operator",
  },
];
