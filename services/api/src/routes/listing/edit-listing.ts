import { Listing } from "#core/listing";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { ListingView, OfListing } from "./views";

/** Loose on purpose: a field that the supplier owns is answered with 409 and its name, not taken for a misspelling. */
const Changes = z
  .looseObject({
    badge: z.string().nullable().optional().meta({ description: "A word or two on the card; null takes it away." }),
    review: z.string().nullable().optional().meta({ description: "The partner's own opinion; null takes it away." }),
  })
  .meta({ description: "What the partner says beside the supplier's content, as far as the content clause allows." });

const ListingEdit = z
  .union([
    z.strictObject({
      status: z.enum(["published", "paused", "delisted"]).meta({ description: "`published` follows in a moment." }),
    }),
    z.strictObject({ changes: Changes }),
  ])
  .meta({ id: "ListingEdit", description: "A decision about the listing, or what the partner adds to it." });

const decisions = { published: Listing.resume, paused: Listing.pause, delisted: Listing.delist };

export const editListing = defineRoute({
  operationId: "editListing",
  method: "patch",
  path: "/partners/{partnerId}/listings/{listingId}",
  tag: "Listing",
  summary: "Edit a listing",
  description:
    "Publishes, pauses or delists it, or changes what the partner adds. The supplier's own content is locked.",
  access: "listing:write",
  owner: "partnerId",
  params: OfListing,
  body: ListingEdit,
  bodyExample: { status: "paused" },
  edits: true,
  success: { status: 200, description: "The listing as it is now.", content: ListingView, tagged: true },
  problems: {
    404: ["listing.not_found"],
    409: [
      "listing.field_locked",
      "listing.transition_refused",
      "listing.changed_meanwhile",
      "listing.agreement_not_active",
    ],
    412: ["listing.revision_mismatch"],
    422: ["listing.product_unknown"],
  },
  handle: async ({ params: { partnerId: tenantId, listingId }, body, revision, at, random }) => {
    const edit = { tenantId, listingId, revision, at, random };
    const listing =
      "changes" in body
        ? await Listing.annotate({ ...edit, changes: body.changes })
        : await decisions[body.status](edit);
    return { body: listing, revision: listing.revision };
  },
});
