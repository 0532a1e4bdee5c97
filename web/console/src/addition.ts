/**
 * What a partner adds to a listing: what may be added, and what a form about it comes to.
 *
 * @module
 */
import type { Agreement, Listing } from "./api/schema";

export const additions = ["badge", "review"] as const;
export type AdditionName = (typeof additions)[number];

/** As typed. */
export type AdditionDraft = Readonly<Record<AdditionName, string>>;

export const additionOf = ({ addition }: Pick<Listing, "addition">): AdditionDraft => ({
  badge: addition.badge ?? "",
  review: addition.review ?? "",
});

/** The content clause says which; a tenant's own product on its own storefront has none. */
export function mayAdd(
  { agreementId }: Pick<Listing, "agreementId">,
  agreements: readonly Pick<Agreement, "agreementId" | "terms">[],
): readonly AdditionName[] {
  if (agreementId === null) return additions;
  const allowed = agreements.find((agreement) => agreement.agreementId === agreementId)?.terms.content.partnerMayAdd;
  return additions.filter((name) => allowed?.includes(name));
}

/** The least that has to be sent; null takes one away. */
export function changesOf(
  before: AdditionDraft,
  draft: AdditionDraft,
): { badge?: string | null; review?: string | null } {
  return Object.fromEntries(
    additions.flatMap((name) => {
      const typed = draft[name].trim();
      return typed === before[name] ? [] : [[name, typed || null]];
    }),
  );
}
