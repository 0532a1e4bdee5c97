import type { Listing } from "../api/schema";
import { StateOf, type States } from "./text";

const reasons: Readonly<Record<NonNullable<Listing["reason"]>, string>> = {
  agreement_suspended: "the agreement is suspended",
  agreement_ended: "the agreement has ended",
  supplier_not_active: "the supplier isn't active now",
  product_withdrawn: "the supplier withdrew the product",
  currency_differs: "its price is in another currency",
};

const states: States<Listing["status"]> = {
  proposed: ["Could be listed", "quiet"],
  published: ["Published", "good"],
  paused: ["Paused", "wait"],
  delisted: ["Delisted", "bad"],
};

/** The state, and where it isn't what the partner wished, why. */
export const ListingState = ({ of: { status, reason } }: { readonly of: Listing }) => (
  <>
    <StateOf state={status} among={states} />
    {reason ? <span class="under">{reasons[reason]}</span> : null}
  </>
);
