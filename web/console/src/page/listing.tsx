import { mayAdd } from "../addition";
import { getListing } from "../api/operations";
import { useQuery } from "../api/query";
import { useLookAgain } from "../listings-changed";
import { agreementsOf, namesFrom } from "../names";
import { AdditionEditor } from "../part/addition-editor";
import { ListingDecision } from "../part/listing-decision";
import { ListingState } from "../part/listing-state";
import { Page, Refresh, Section } from "../part/page";
import { Loaded } from "../part/states";
import { Facts, ShortId, When } from "../part/text";
import { may, useSession } from "../session";

export function ListingPage({ listingId }: { readonly listingId: string }) {
  const session = useSession();
  const { tenant } = session.me;
  const asked = useQuery((signal) => getListing(tenant.tenantId, listingId, signal));
  const agreements = useQuery(() => agreementsOf(session));
  useLookAgain(asked.reload);
  const known = agreements.state.status === "ready" ? agreements.state.data : [];
  const names = namesFrom(known, tenant);
  const mayEdit = may(session, "listing:write");
  return (
    <Page
      title={asked.state.status === "ready" ? asked.state.data.data.title || "Listing" : "Listing"}
      up={{ path: "/listings", label: "Listings" }}
      actions={<Refresh onClick={asked.reload} isBusy={asked.isBusy} />}
    >
      <Loaded asked={asked}>
        {(answered) => {
          const listing = answered.data;
          const shop = session.storefronts.find(({ storefrontId }) => storefrontId === listing.storefrontId);
          return (
            <>
              <Facts
                of={[
                  ["State", <ListingState of={listing} />],
                  ["Supplier", names(listing.supplierId)],
                  ["Storefront", shop?.title ?? listing.storefrontId],
                  ["Decided", <When at={listing.decidedAt} />],
                  ["Listing", <ShortId id={listing.listingId} />],
                ]}
              />
              {mayEdit ? (
                <Section title="In your storefront">
                  <p class="quiet">
                    A pause is for a while. Delist what you don't sell any more; you can publish it again.
                  </p>
                  <div class="actions decide">
                    <ListingDecision listing={listing} mayDelist />
                  </div>
                </Section>
              ) : null}
              <AdditionEditor of={answered} allowed={mayAdd(listing, known)} mayEdit={mayEdit} reload={asked.reload} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
