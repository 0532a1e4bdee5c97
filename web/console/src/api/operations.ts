/**
 * The operations of the API that the console uses, but for those of members and of the platform. All throw Problem.
 *
 * @module
 */
import type { Schemas } from "#client";
import { answer, tagged, tandem } from "./request";
import type {
  Agreement,
  Export,
  Listing,
  ListingStatus,
  PrivacyRequest,
  Product,
  Review,
  TenantStatus,
} from "./schema";

/** A page of a list. */
export type Asking = {
  readonly cursor?: string | undefined;
  readonly limit?: number;
  readonly signal?: AbortSignal | undefined;
};

export const pageOf = ({ cursor, limit = 50 }: Asking) => ({ limit, ...(cursor === undefined ? {} : { cursor }) });
export const until = ({ signal }: Asking) => (signal ? { signal } : {});
export const keyed = (key: string) => ({ "Idempotency-Key": key });

// Session

export const signOut = () => answer(tandem.DELETE("/sessions"));
export const getMe = () => answer(tandem.GET("/me"));
export const switchTenant = (tenantId: string) => answer(tandem.POST("/me/tenant", { body: { tenantId } }));

// Organisations

export const applyAsTenant = (key: string, body: Schemas["TenantApplication"]) =>
  answer(tandem.POST("/tenants", { params: { header: keyed(key) }, body }));
export const getOnboarding = (signal?: AbortSignal) => tagged(tandem.GET("/onboarding", until({ signal })));
const editing = (etag: string) => ({ params: { header: { "If-Match": etag } } });
export const setCompany = (etag: string, body: Schemas["Company"]) =>
  answer(tandem.PUT("/onboarding/company", { ...editing(etag), body }));
export const setBrand = (etag: string, body: Schemas["Brand"]) =>
  answer(tandem.PUT("/onboarding/brand", { ...editing(etag), body }));
export const setTax = (etag: string, body: Schemas["TaxId"]) =>
  answer(tandem.PUT("/onboarding/tax", { ...editing(etag), body }));
export const setPayout = (etag: string, body: Schemas["PayoutAccount"]) =>
  answer(tandem.PUT("/onboarding/payout", { ...editing(etag), body }));
export const acceptTerms = (etag: string, body: Schemas["TermsAcceptance"]) =>
  answer(tandem.PUT("/onboarding/terms", { ...editing(etag), body }));
export const submitOnboarding = (key: string) =>
  answer(tandem.POST("/onboarding/submission", { params: { header: keyed(key) } }));
export const openStorefront = (key: string, body: Schemas["StorefrontOpening"]) =>
  answer(tandem.POST("/storefronts", { params: { header: keyed(key) }, body }));

export const listTenants = (status: TenantStatus | undefined, asking: Asking = {}) =>
  answer(
    tandem.GET("/tenants", {
      params: { query: { ...pageOf(asking), ...(status ? { status } : {}) } },
      ...until(asking),
    }),
  );
export const listReviews = (asking: Asking = {}) =>
  answer(tandem.GET("/reviews", { params: { query: pageOf(asking) }, ...until(asking) }));
export const getReview = (tenantId: string, signal?: AbortSignal) =>
  answer(tandem.GET("/reviews/{tenantId}", { params: { path: { tenantId } }, ...until({ signal }) }));

/** A decision about what was read: the revision is the one that came with it. */
const about = (key: string, { tenant: { tenantId } }: Review) => ({
  params: { path: { tenantId }, header: keyed(key) },
});
export const rejectTenant = (key: string, review: Review, objections: Schemas["TenantRejection"]["objections"]) =>
  answer(
    tandem.POST("/reviews/{tenantId}/rejection", {
      ...about(key, review),
      body: { revision: review.revision, objections },
    }),
  );
export const approveTenant = (key: string, review: Review) =>
  answer(tandem.POST("/reviews/{tenantId}/approval", { ...about(key, review), body: { revision: review.revision } }));
export const decideTenant = (
  key: string,
  review: Review,
  verb: "suspension" | "reinstatement" | "closure",
  reason: string,
) => {
  const request = { ...about(key, review), body: { revision: review.revision, reason } };
  switch (verb) {
    case "suspension":
      return answer(tandem.POST("/reviews/{tenantId}/suspension", request));
    case "reinstatement":
      return answer(tandem.POST("/reviews/{tenantId}/reinstatement", request));
    case "closure":
      return answer(tandem.POST("/reviews/{tenantId}/closure", request));
  }
};

// Catalogue

export const listProducts = (supplierId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/suppliers/{supplierId}/products", {
      params: { path: { supplierId }, query: pageOf(asking) },
      ...until(asking),
    }),
  );
export const getProduct = (supplierId: string, productId: string, signal?: AbortSignal) =>
  tagged(
    tandem.GET("/suppliers/{supplierId}/products/{productId}", {
      params: { path: { supplierId, productId } },
      ...until({ signal }),
    }),
  );

const ofProduct = ({ supplierId, productId }: Product, etag: string) => ({
  params: { path: { supplierId, productId }, header: { "If-Match": etag } },
});
export const editProduct = (product: Product, etag: string, body: Schemas["ProductEdit"]) =>
  tagged(
    tandem.PATCH("/suppliers/{supplierId}/products/{productId}", {
      ...ofProduct(product, etag),
      body,
    }),
  );
export const countStock = (product: Product, etag: string, body: Schemas["StockCount"]) =>
  tagged(
    tandem.PUT("/suppliers/{supplierId}/products/{productId}/stock", {
      ...ofProduct(product, etag),
      body,
    }),
  );

export const listImports = (supplierId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/suppliers/{supplierId}/imports", {
      params: { path: { supplierId }, query: pageOf({ limit: 20, ...asking }) },
      ...until(asking),
    }),
  );
export const getImport = (supplierId: string, importId: string, signal?: AbortSignal) =>
  answer(
    tandem.GET("/suppliers/{supplierId}/imports/{importId}", {
      params: { path: { supplierId, importId } },
      ...until({ signal }),
    }),
  );

// Programmes and agreements

export const listProgrammes = (asking: Asking = {}) =>
  answer(tandem.GET("/programmes", { params: { query: pageOf(asking) }, ...until(asking) }));
export const listOwnProgrammes = (supplierId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/suppliers/{supplierId}/programmes", {
      params: { path: { supplierId }, query: pageOf(asking) },
      ...until(asking),
    }),
  );
export const publishProgramme = (key: string, supplierId: string, body: Schemas["ProgrammePublication"]) =>
  answer(
    tandem.POST("/suppliers/{supplierId}/programmes", {
      params: { path: { supplierId }, header: keyed(key) },
      body,
    }),
  );
export const applyToProgramme = (key: string, programmeId: string) =>
  answer(
    tandem.POST("/programmes/{programmeId}/applications", {
      params: { path: { programmeId }, header: keyed(key) },
    }),
  );
export const listAgreements = (asking: Asking = {}) =>
  answer(tandem.GET("/agreements", { params: { query: pageOf(asking) }, ...until(asking) }));
export const getAgreement = (agreementId: string, signal?: AbortSignal) =>
  answer(tandem.GET("/agreements/{agreementId}", { params: { path: { agreementId } }, ...until({ signal }) }));
/** Signs the text that was read: the hash is the one that came with it. */
export const signAgreement = (key: string, { agreementId, hash }: Pick<Agreement, "agreementId" | "hash">) =>
  answer(
    tandem.POST("/agreements/{agreementId}/signatures", {
      params: { path: { agreementId }, header: keyed(key) },
      body: { hash },
    }),
  );
const ofAgreement = (key: string, { agreementId }: Pick<Agreement, "agreementId">) => ({
  params: { path: { agreementId }, header: keyed(key) },
});
export const moveAgreement = (key: string, agreement: Agreement, move: "suspend" | "resume" | "end") => {
  switch (move) {
    case "suspend":
      return answer(tandem.POST("/agreements/{agreementId}/suspensions", ofAgreement(key, agreement)));
    case "resume":
      return answer(tandem.POST("/agreements/{agreementId}/resumptions", ofAgreement(key, agreement)));
    case "end":
      return answer(tandem.POST("/agreements/{agreementId}/end", ofAgreement(key, agreement)));
  }
};
export const amendAgreement = (key: string, agreement: Agreement, data: Agreement["terms"]["data"]) =>
  answer(tandem.POST("/agreements/{agreementId}/amendments", { ...ofAgreement(key, agreement), body: { data } }));

// Listings

export const listStorefronts = () => answer(tandem.GET("/storefronts"));
export const enableProducts = (key: string, agreementId: string, body: Schemas["Enabling"]) =>
  answer(
    tandem.POST("/agreements/{agreementId}/listings", {
      params: { path: { agreementId }, header: keyed(key) },
      body,
    }),
  );
export const enableOwnProducts = (key: string, storefrontId: string) =>
  answer(
    tandem.POST("/storefronts/{storefrontId}/listings", {
      params: { path: { storefrontId }, header: keyed(key) },
      body: { products: "all" },
    }),
  );
export const listListings = (partnerId: string, status: ListingStatus | undefined, asking: Asking = {}) =>
  answer(
    tandem.GET("/partners/{partnerId}/listings", {
      params: { path: { partnerId }, query: { ...pageOf(asking), ...(status ? { status } : {}) } },
      ...until(asking),
    }),
  );
const ofListing = (partnerId: string, listingId: string) => ({ path: { partnerId, listingId } });
export const getListing = (partnerId: string, listingId: string, signal?: AbortSignal) =>
  tagged(
    tandem.GET("/partners/{partnerId}/listings/{listingId}", {
      params: ofListing(partnerId, listingId),
      ...until({ signal }),
    }),
  );
export const annotateListing = (
  { tenantId, listingId }: Pick<Listing, "tenantId" | "listingId">,
  etag: string,
  changes: { readonly badge?: string | null; readonly review?: string | null },
) =>
  answer(
    tandem.PATCH("/partners/{partnerId}/listings/{listingId}", {
      params: { ...ofListing(tenantId, listingId), header: { "If-Match": etag } },
      body: { changes },
    }),
  );
/** Decides about a listing as it is now: the supplier's changes raise its revision all the time, and a decision doesn't depend on them. */
export async function decideListing(
  { tenantId: partnerId, listingId }: Pick<Listing, "tenantId" | "listingId">,
  status: "published" | "paused" | "delisted",
): Promise<Listing> {
  const { etag } = await getListing(partnerId, listingId);
  return answer(
    tandem.PATCH("/partners/{partnerId}/listings/{listingId}", {
      params: { ...ofListing(partnerId, listingId), header: { "If-Match": etag } },
      body: { status },
    }),
  );
}

// Sales

export const listSupplierOrders = (supplierId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/suppliers/{supplierId}/supplier-orders", {
      params: { path: { supplierId }, query: pageOf(asking) },
      ...until(asking),
    }),
  );
export const getSupplierOrder = (supplierId: string, supplierOrderId: string, signal?: AbortSignal) =>
  answer(
    tandem.GET("/suppliers/{supplierId}/supplier-orders/{supplierOrderId}", {
      params: { path: { supplierId, supplierOrderId } },
      ...until({ signal }),
    }),
  );
export const listCommissionEntries = (partnerId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/partners/{partnerId}/commission-entries", {
      params: { path: { partnerId }, query: pageOf(asking) },
      ...until(asking),
    }),
  );
export const listConsumers = (tenantId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/tenants/{tenantId}/consumers", {
      params: { path: { tenantId }, query: pageOf(asking) },
      ...until(asking),
    }),
  );
export const getConsumer = (tenantId: string, consumerId: string, signal?: AbortSignal) =>
  answer(
    tandem.GET("/tenants/{tenantId}/consumers/{consumerId}", {
      params: { path: { tenantId, consumerId } },
      ...until({ signal }),
    }),
  );
export const listGrants = (agreementId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/agreements/{agreementId}/grants", {
      params: { path: { agreementId }, query: pageOf(asking) },
      ...until(asking),
    }),
  );
export const listSharedRecords = (tenantId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/tenants/{tenantId}/shared-records", {
      params: { path: { tenantId }, query: pageOf(asking) },
      ...until(asking),
    }),
  );

// Exports and incidents

export const listExports = (tenantId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/tenants/{tenantId}/exports", {
      params: { path: { tenantId }, query: pageOf(asking) },
      ...until(asking),
    }),
  );
export const requestExport = (key: string, tenantId: string, body: Schemas["ExportRequest"]) =>
  answer(tandem.POST("/tenants/{tenantId}/exports", { params: { path: { tenantId }, header: keyed(key) }, body }));
export const decideExport = (key: string, { tenantId, exportId }: Export, decision: "approve" | "refuse") =>
  answer(
    tandem.POST("/tenants/{tenantId}/exports/{exportId}/decisions", {
      params: { path: { tenantId, exportId }, header: keyed(key) },
      body: { decision },
    }),
  );
export const listIncidents = (tenantId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/tenants/{tenantId}/incidents", {
      params: { path: { tenantId }, query: pageOf(asking) },
      ...until(asking),
    }),
  );

/** Everybody's, with the evidence: for the operator. */
export const listAllIncidents = (asking: Asking = {}) =>
  answer(tandem.GET("/incidents", { params: { query: pageOf(asking) }, ...until(asking) }));

// Who may write to consumers

export const getSenders = (partnerId: string, signal?: AbortSignal) =>
  tagged(tandem.GET("/partners/{partnerId}/senders", { params: { path: { partnerId } }, ...until({ signal }) }));
export const registerSenders = (partnerId: string, etag: string, addresses: string[]) =>
  answer(
    tandem.PUT("/partners/{partnerId}/senders", {
      params: { path: { partnerId }, header: { "If-Match": etag } },
      body: { addresses },
    }),
  );

// Privacy requests

export const listPrivacyRequests = (tenantId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/tenants/{tenantId}/privacy-requests", {
      params: { path: { tenantId }, query: pageOf(asking) },
      ...until(asking),
    }),
  );
/** Open anywhere, with how far each organisation is: for the operator. */
export const listOpenPrivacyRequests = (asking: Asking = {}) =>
  answer(tandem.GET("/privacy-requests", { params: { query: pageOf(asking) }, ...until(asking) }));
export const getPrivacyRequest = (tenantId: string, privacyRequestId: string, signal?: AbortSignal) =>
  answer(
    tandem.GET("/tenants/{tenantId}/privacy-requests/{privacyRequestId}", {
      params: { path: { tenantId, privacyRequestId } },
      ...until({ signal }),
    }),
  );
export const confirmPrivacyRequest = (
  key: string,
  { tenantId, privacyRequestId }: Pick<PrivacyRequest, "tenantId" | "privacyRequestId">,
) =>
  answer(
    tandem.POST("/tenants/{tenantId}/privacy-requests/{privacyRequestId}/confirmation", {
      params: { path: { tenantId, privacyRequestId }, header: keyed(key) },
    }),
  );
