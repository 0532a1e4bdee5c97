import { useState } from "hono/jsx/dom";
import { listListings } from "../api/operations";
import { usePages, useQuery } from "../api/query";
import type { Listing, ListingStatus } from "../api/schema";
import { useLookAgain } from "../listings-changed";
import { agreementsOf, type Names, namesFrom } from "../names";
import { EnableAll } from "../part/enable-all";
import { SelectField } from "../part/form";
import { ListingDecision } from "../part/listing-decision";
import { ListingState } from "../part/listing-state";
import { Page, Refresh } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { href } from "../route";
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
  const { tenant } = session.me;
  const [status, setStatus] = useState<ListingStatus | "">("");
  const agreements = useQuery(() => agreementsOf(session));
  const known = agreements.state.status === "ready" ? agreements.state.data : [];
  const pages = usePages((asking) => listListings(tenant.tenantId, status || undefined, asking), status);
  useLookAgain(pages.reload);
  const titleOf = (id: string) => session.storefronts.find(({ storefrontId }) => storefrontId === id)?.title ?? id;
  return (
    <Page
      title="Listings"
      lead="Suppliers' products in your storefront. They follow their supplier: content, price and stock change by themselves."
    >
      {may(session, "listing:write") ? <EnableAll agreements={known} /> : null}
      <div class="toolbar">
        <SelectField
          label="Show"
          value={status}
          options={choices}
          onChange={(value) => setStatus(value as ListingStatus | "")}
        />
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
                columns={columnsOf(namesFrom(known, tenant), titleOf, may(session, "listing:write"))}
                rows={listings}
                keyOf={({ listingId }) => listingId}
              />
              <More pages={pages} shown={listings.length} noun={listings.length === 1 ? "listing" : "listings"} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const columnsOf = (
  names: Names,
  titleOf: (storefrontId: string) => string,
  mayDecide: boolean,
): readonly Column<Listing>[] => [
  {
    label: "Product",
    kind: "main",
    cell: ({ title, listingId, addition }) => (
      <span>
        <a href={href(`/listings/${listingId}`)}>{title || "Not shown yet"}</a>
        {addition.badge ? <span class="under">Badge: {addition.badge}</span> : null}
      </span>
    ),
  },
  { label: "Supplier", cell: ({ supplierId }) => names(supplierId) },
  { label: "Storefront", cell: ({ storefrontId }) => titleOf(storefrontId) },
  { label: "State", cell: (listing) => <ListingState of={listing} /> },
  ...(mayDecide
    ? [{ label: "Decide", kind: "action" as const, cell: (listing: Listing) => <ListingDecision listing={listing} /> }]
    : []),
];
