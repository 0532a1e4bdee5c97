import type { Listing } from "../api/schema";
import { State } from "./text";

const reasons: Readonly<Record<NonNullable<Listing["reason"]>, string>> = {
  agreement_suspended: "the agreement is suspended",
  agreement_ended: "the agreement has ended",
  product_withdrawn: "the supplier withdrew the product",
  currency_differs: "its price is in another currency",
};

const states = {
  proposed: <State tone="quiet">Could be listed</State>,
  published: <State tone="good">Published</State>,
  paused: <State tone="wait">Paused</State>,
  delisted: <State tone="bad">Delisted</State>,
} as const;

/** The state, and where it isn't what the partner wished, why. */
export const ListingState = ({ of: { status, reason } }: { readonly of: Listing }) => (
  <>
    {states[status]}
    {reason ? <span class="under">{reasons[reason]}</span> : null}
  </>
);
