import { useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { decideListing } from "../api/operations";
import type { Listing } from "../api/schema";
import { announceListingsChanged } from "../listings-changed";

type Decision = "published" | "paused" | "delisted";

const outcomes: Readonly<Record<Decision, string>> = {
  published: "The storefront shows it in a moment.",
  paused: "The storefront doesn't show it any more.",
  delisted: "It has left the storefront.",
};

/** What one can do about a listing, in the state it is in. Delisting stands on the listing's own page, where it is explained. */
export function ListingDecision({
  listing,
  mayDelist = false,
}: {
  readonly listing: Listing;
  readonly mayDelist?: boolean;
}) {
  const [said, setSaid] = useState("");
  const { run, isRunning, problem } = useAction(
    async (_key, decision: Decision) => {
      await decideListing(listing, decision);
      return decision;
    },
    (decision) => {
      setSaid(outcomes[decision]);
      announceListingsChanged();
    },
  );
  const isWanted = listing.wish === "listed";
  const decide = (decision: Decision) => {
    setSaid("");
    void run(decision);
  };
  const verb = isWanted ? "Pause" : "Publish";
  return (
    <>
      {/* Not `disabled`: that would take the focus from whoever pressed it with the keyboard. */}
      <button
        type="button"
        class="button small"
        aria-disabled={isRunning ? "true" : undefined}
        onClick={() => decide(isWanted ? "paused" : "published")}
      >
        {isRunning ? "One moment…" : verb}
        <Of listing={listing} />
      </button>
      {mayDelist && listing.wish !== "delisted" ? (
        <button
          type="button"
          class="button small"
          aria-disabled={isRunning ? "true" : undefined}
          onClick={() => decide("delisted")}
        >
          Delist
          <Of listing={listing} />
        </button>
      ) : null}
      <span class={mayDelist ? "quiet" : "visually-hidden"} role="status">
        {said}
      </span>
      {problem ? (
        <span class="under bad" role="alert">
          {problem.message}. {problem.wayOut ?? ""} <code>{problem.code}</code>
        </span>
      ) : null}
    </>
  );
}

const Of = ({ listing }: { readonly listing: Listing }) => (
  <span class="visually-hidden"> {listing.title || "this product"}</span>
);
