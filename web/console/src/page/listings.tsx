import { useEffect, useState } from "hono/jsx/dom";
import { listListings } from "../api/operations";
import { usePages, useQuery } from "../api/query";
import type { Agreement, Listing, ListingStatus } from "../api/schema";
import { onListingsChanged } from "../listings-changed";
import { agreementsOf, type Names, namesFrom } from "../names";
import { EnableAll } from "../part/enable-all";
import { ListingDecision } from "../part/listing-decision";
import { ListingState } from "../part/listing-state";
import { SelectField } from "../part/form";
import { Page, Refresh } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { may, useSession } from "../session";

const choices = [
  { value: "", label: "All" },
  { value: "published", label: "Published" },
  { value: "proposed", label: "Could be listed" },
  { value: "paused", label: "Paused" },
  { value: "delisted", label: "Delisted" },
] as const;

export function ListingsPage() {
  const session = useSession();
  const [status, setStatus] = useState("");
  const agreements = useQuery(() => agreementsOf(session));
  const known = agreements.state.status === "ready" ? agreements.state.data : [];
  return (
    <Page
      title="Listings"
      lead="Suppliers' products in your storefront. They follow their supplier: content, price and stock change by themselves."
    >
      {may(session, "listing:write") ? <EnableAll agreements={known} /> : null}
      <div class="filter">
        <SelectField label="Show" value={status} options={choices} onChange={setStatus} />
      </div>
      <Listings key={status} status={(status || undefined) as ListingStatus | undefined} agreements={known} />
    </Page>
  );
}

/** The listings follow a decision within moments, by events: so look again a few times. */
const lookAgainMs = [700, 2_000, 5_000] as const;

function Listings({
  status,
  agreements,
}: {
  readonly status: ListingStatus | undefined;
  readonly agreements: readonly Agreement[];
}) {
  const session = useSession();
  const { tenant } = session.me;
  const pages = usePages((asking) => listListings(tenant.tenantId, status, asking));
  const [decisions, setDecisions] = useState(0);
  useEffect(() => {
    if (decisions === 0) return;
    const timers = lookAgainMs.map((delay) => setTimeout(pages.reload, delay));
    return () => timers.forEach(clearTimeout);
  }, [decisions]);
  useEffect(() => onListingsChanged(() => setDecisions((before: number) => before + 1)), []);
  return (
    <>
      <div class="above-table">
        <Refresh onClick={pages.reload} isBusy={pages.isBusy} />
      </div>
      <Loaded asked={pages} rows={8}>
        {(listings) =>
          listings.length === 0 && !pages.more ? (
            <Empty title={status ? "No listing is in this state" : "Nothing is listed yet"}>
              <p>
                {status
                  ? "Choose another state above."
                  : "With an active agreement, the supplier's products are here for you to list."}
              </p>
            </Empty>
          ) : (
            <>
              <DataTable
                caption="Listings"
                columns={columnsOf(
                  namesFrom(agreements, tenant),
                  (id) => session.storefronts.find(({ storefrontId }) => storefrontId === id)?.title ?? id,
                  may(session, "listing:write"),
                )}
                rows={listings}
                keyOf={({ listingId }) => listingId}
              />
              <More pages={pages} shown={listings.length} noun={listings.length === 1 ? "listing" : "listings"} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

const columnsOf = (
  names: Names,
  storefrontTitle: (storefrontId: string) => string,
  mayDecide: boolean,
): readonly Column<Listing>[] => [
  {
    label: "Product",
    kind: "main",
    cell: ({ title, productId, addition }) => (
      <span title={productId}>
        {title || "Not shown yet"}
        {addition.badge ? <span class="under">Badge: {addition.badge}</span> : null}
      </span>
    ),
  },
  { label: "Supplier", cell: ({ supplierId }) => names(supplierId) },
  { label: "Storefront", cell: ({ storefrontId }) => storefrontTitle(storefrontId) },
  { label: "State", cell: (listing) => <ListingState of={listing} /> },
  ...(mayDecide
    ? [{ label: "Decide", kind: "action" as const, cell: (listing: Listing) => <ListingDecision listing={listing} /> }]
    : []),
];
