import { useAction } from "../api/action";
import { decideListing } from "../api/operations";
import type { Listing } from "../api/schema";
import { announceListingsChanged } from "../listings-changed";

/** What one can do about a listing, in the state it is in. */
export function ListingDecision({ listing }: { readonly listing: Listing }) {
  const { run, isRunning, problem } = useAction(
    (_key, status: "published" | "paused") => decideListing(listing, status),
    announceListingsChanged,
  );
  const isWanted = listing.wish === "listed";
  const verb = isWanted ? "Pause" : "Publish";
  return (
    <>
      <button
        type="button"
        class="button small"
        disabled={isRunning}
        onClick={() => void run(isWanted ? "paused" : "published")}
      >
        {isRunning ? "One moment…" : verb}
        <span class="visually-hidden"> {listing.title || "this product"}</span>
      </button>
      {problem ? (
        <span class="under bad" role="alert">
          {problem.message}. {problem.wayOut ?? ""} <code>{problem.code}</code>
        </span>
      ) : null}
    </>
  );
}
