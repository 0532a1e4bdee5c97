/**
 * The demonstration marketplace, as data: two suppliers with catalogues, two partners with storefronts, and what they agree on.
 *
 * The companies are invented; their addresses end in `.example`, which nobody can own (RFC 2606).
 *
 * @module
 */
import type { Programme } from "#core/agreement";
import type { Storefront, Tenant } from "#core/tenant";
import type { Onboarding } from "#core/tenant/onboarding";

type Company = Pick<Tenant.Info, "slug" | "name" | "roles" | "currency" | "taxRateBp" | "locale" | "country">;
type Shop = Pick<Storefront.Info, "name" | "title" | "theme" | "locale">;
type Programmed = Pick<Programme.Info, "title" | "description" | "terms">;

/** What a company says of itself. One that leaves something out isn't ready to be reviewed. */
export type DemoProfile = {
  readonly company?: Onboarding.Company;
  readonly brand?: Onboarding.Brand;
  readonly tax?: Onboarding.Tax;
  readonly payout?: Onboarding.Payout;
  readonly acceptsTerms: boolean;
};

export type DemoTenant = Company & {
  /** How far it has come; the operator was there before anybody applied. */
  readonly reaches: "onboarding" | "in_review" | "active" | "operator";
  readonly profile?: DemoProfile;
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

const profileOf = (
  [legalName, registrationNumber, line1, postalCode, city, country]: readonly [
    string,
    string,
    string,
    string,
    string,
    string,
  ],
  [displayName, story, accent, email]: readonly [string, string, string, string],
  vatId: string,
  iban: string,
): DemoProfile => ({
  company: { legalName, registrationNumber, address: { line1, postalCode, city, country } },
  brand: { displayName, story, accent, contact: { email } },
  tax: { vatId },
  payout: { holder: legalName, iban },
  acceptsTerms: true,
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
    reaches: "active",
    profile: profileOf(
      ["Alster Apparel GmbH", "HRB 123456", "Neuer Wall 10", "20354", "Hamburg", "DE"],
      ["Alster Apparel", "Clothes for wind and water, made in Hamburg.", "#1d3557", "hello@alster-apparel.example"],
      "DE136695976",
      "DE89370400440532013000",
    ),
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
    reaches: "active",
    profile: profileOf(
      ["Oakmere Home & Garden Ltd", "433435", "12 Mill Lane", "T12 AB34", "Cork", "IE"],
      [
        "Oakmere Home & Garden",
        "Furniture, pots and light for house and garden.",
        "#4a5d3a",
        "hello@oakmere-home.example",
      ],
      "IE6433435F",
      "IE29AIBK93115212345678",
    ),
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
    reaches: "active",
    profile: profileOf(
      ["The Weekend Edit Media Ltd", "6433435", "3 Dame Street", "D02 X285", "Dublin", "IE"],
      ["The Weekend Edit", "A magazine about slow mornings and good things.", "#9c3d2e", "shop@weekend-edit.example"],
      "IE6433435OA",
      "IE64IRCE92050112345678",
    ),
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
    reaches: "active",
    profile: profileOf(
      ["Huis & Haard B.V.", "20098395", "Oudegracht 158", "3511 AZ", "Utrecht", "NL"],
      ["Huis & Haard", "Fijne spullen voor thuis, buiten en onderweg.", "#3f6b3a", "winkel@huisenhaard.example"],
      "NL820098395B01",
      "NL91ABNA0417164300",
    ),
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
    slug: "noorderlicht",
    name: "Noorderlicht",
    roles: ["partner"],
    currency: "EUR",
    taxRateBp: 2_100,
    locale: "nl-NL",
    country: "NL",
    reaches: "in_review",
    profile: profileOf(
      ["Noorderlicht Reizen B.V.", "24557989", "Herestraat 41", "9711 LC", "Groningen", "NL"],
      [
        "Noorderlicht",
        "Een reisblad voor het hoge noorden, met een winkel voor onderweg.",
        "#2c4a6e",
        "hallo@noorderlicht.example",
      ],
      "NL002455799B11",
      "NL02ABNA0123456789",
    ),
    email: "jelle@noorderlicht.example",
    member: "Jelle Postma",
    role: "owner",
    storefront: {
      name: "noorderlicht",
      title: "Noorderlicht",
      locale: "nl-NL",
      theme: { accent: "#2c4a6e", tagline: "Voor wie het koude zoekt" },
    },
  },
  {
    slug: "tidal-soap-works",
    name: "Tidal Soap Works",
    roles: ["supplier"],
    currency: "EUR",
    taxRateBp: 2_300,
    locale: "en-IE",
    country: "IE",
    reaches: "onboarding",
    profile: {
      company: {
        legalName: "Tidal Soap Works Ltd",
        registrationNumber: "712345",
        address: { line1: "Pier Road", postalCode: "H91 E9W2", city: "Galway", country: "IE" },
      },
      brand: {
        displayName: "Tidal Soap Works",
        story: "Soap from seaweed, boiled by the Atlantic.",
        accent: "#2a6f77",
        contact: { email: "hello@tidal-soap.example" },
      },
      acceptsTerms: false,
    },
    email: "niamh@tidal-soap.example",
    member: "Niamh Burke",
    role: "owner",
  },
  {
    slug: "operator",
    name: "Tandem",
    roles: ["operator"],
    currency: "EUR",
    taxRateBp: 0,
    locale: "en-IE",
    country: "IE",
    reaches: "operator",
    email: "operator@tandem.example",
    member: "Olena Kovalenko",
    role: "operator",
  },
];
