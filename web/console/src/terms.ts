/**
 * The clauses of an agreement in plain words: what each does, and to whom. Both parties sign over the same data; this is how it reads.
 *
 * @module
 */
import type { Terms } from "./api/schema";
import { count, country, currencyName, list, rate } from "./format";

export type Parties = { readonly supplier: string; readonly partner: string };

/** Before anybody applied, the partner is whoever will. */
export const anyPartner = "The partner";

/** For sentences that go on after the name. */
const inside = (name: string): string => (name === anyPartner ? "the partner" : name);
export type Clause = { readonly name: string; readonly says: readonly string[] };

const fieldNames = { title: "title", description: "description", price: "price", images: "pictures" } as const;
const additionNames = { review: "a review", position: "a position of its own", badge: "a badge" } as const;

export function inWords(terms: Terms, { supplier, partner }: Parties): Clause[] {
  return [
    {
      name: "Commission",
      says: [`${partner} earns ${rate(terms.commission.rateBp)} of each line's net price, that is without tax.`],
    },
    {
      name: "Consumer data",
      says: [
        steward(terms, { supplier, partner }),
        shareInWords(terms, { supplier, partner }),
        ...exportsInWords(terms, { supplier, partner }),
      ],
    },
    { name: "Content", says: content(terms, { supplier, partner }) },
    { name: "Territory", says: [territory(terms)] },
    {
      name: "Settlement",
      says: [`Settled in ${currencyName(terms.settlement.currency)} (${terms.settlement.currency}).`],
    },
  ];
}

function steward({ data }: Terms, { supplier, partner }: Parties): string {
  if (data.steward === "shared") return `${supplier} and ${inside(partner)} own the consumer record together.`;
  return `${data.steward === "supplier" ? supplier : partner} owns the consumer record.`;
}

/** What the partner sees of consumers. */
export function shareInWords({ data }: Terms, { partner }: Parties): string {
  switch (data.share) {
    case "none":
      return `${partner} sees nothing of consumers.`;
    case "pseudonymous":
      return `${partner} sees that somebody bought, and bought again, under an invented name. It never sees who.`;
    case "contact":
      return `${partner} sees name and e-mail address of consumers who consent, and an invented name of everybody else.`;
    case "full":
      return `${partner} sees name, e-mail and postal address of consumers who consent, and an invented name of everybody else.`;
  }
}

/** What may leave as a file. Without limits of its own, the platform's hold, and nothing is said. */
function exportsInWords({ data: { exports } }: Terms, { partner }: Parties): string[] {
  if (!exports) return [];
  const { maxRows, approvalAboveRows } = exports;
  if (maxRows === 0) return [`${partner} exports nothing of it.`];
  const most = `${partner} exports at most ${records(maxRows)} at a time`;
  if (approvalAboveRows >= maxRows) return [`${most}.`];
  return [
    `${most}; a second member approves ${approvalAboveRows === 0 ? "each" : `more than ${count(approvalAboveRows)}`}.`,
  ];
}

const records = (rows: number): string => `${count(rows)} ${rows === 1 ? "record" : "records"}`;

function content({ content: { lockedFields, partnerMayAdd } }: Terms, { supplier, partner }: Parties): string[] {
  const locked =
    lockedFields.length === 0
      ? `${supplier} locks no part of its content.`
      : `${partner} shows ${list(lockedFields.map((field) => fieldNames[field]))} exactly as ${supplier} made them.`;
  const additions = partnerMayAdd.map((addition) => additionNames[addition]);
  return [locked, additions.length === 0 ? `${partner} adds nothing to it.` : `${partner} may add ${list(additions)}.`];
}

function territory({ territory }: Terms): string {
  return territory ? `For sale in ${list(territory.countries.map(country))} only.` : "For sale everywhere.";
}

/** The data clause in a word or two, for lists. */
export const shareName: Readonly<Record<Terms["data"]["share"], string>> = {
  none: "Nothing",
  pseudonymous: "Pseudonym",
  contact: "Contact",
  full: "Contact and address",
};
