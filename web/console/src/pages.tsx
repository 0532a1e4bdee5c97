/**
 * Which page stands at which address.
 *
 * @module
 */
import type { FC } from "hono/jsx";
import { isOpenTo } from "./navigation";
import { AccountPage } from "./page/account";
import { AgreementPage } from "./page/agreement";
import { AgreementsPage } from "./page/agreements";
import { ApiKeysPage } from "./page/api-keys";
import { AuditPage } from "./page/audit";
import { CommissionPage } from "./page/commission";
import { ConsumerPage } from "./page/consumer";
import { ConsumersPage } from "./page/consumers";
import { DeadLettersPage } from "./page/dead-letters";
import { EventsPage } from "./page/events";
import { ExportsPage } from "./page/exports";
import { ImportPage } from "./page/import";
import { ImportsPage } from "./page/imports";
import { IncidentPage } from "./page/incident";
import { IncidentsPage } from "./page/incidents";
import { ListingPage } from "./page/listing";
import { ListingsPage } from "./page/listings";
import { MembersPage } from "./page/members";
import { NewImportPage } from "./page/new-import";
import { NewProgrammePage } from "./page/new-programme";
import { OnboardingPage } from "./page/onboarding";
import { BrandPage, CompanyPage, PayoutPage, StorefrontPage, TaxPage, TermsPage } from "./page/onboarding-part";
import { OpenPrivacyRequestsPage } from "./page/open-privacy-requests";
import { OrderPage } from "./page/order";
import { OrdersPage } from "./page/orders";
import { OverviewPage } from "./page/overview";
import { PrivacyRequestPage } from "./page/privacy-request";
import { PrivacyRequestsPage } from "./page/privacy-requests";
import { ProductPage } from "./page/product";
import { ProductsPage } from "./page/products";
import { ProgrammesPage } from "./page/programmes";
import { ReviewPage } from "./page/review";
import { ReviewsPage } from "./page/reviews";
import { SendersPage } from "./page/senders";
import { SharedRecordsPage } from "./page/shared-records";
import { TenantsPage } from "./page/tenants";
import { match, type Parameters } from "./route";
import type { Access } from "./session";

/** The first that fits is meant, so fixed words come before parameters. */
const pages: readonly (readonly [pattern: string, page: FC<never>])[] = [
  ["/", OverviewPage],
  ["/account", AccountPage],
  ["/products", ProductsPage],
  ["/products/import", NewImportPage],
  ["/products/imports", ImportsPage],
  ["/products/imports/:importId", ImportPage],
  ["/products/:productId", ProductPage],
  ["/programmes", ProgrammesPage],
  ["/programmes/new", NewProgrammePage],
  ["/agreements", AgreementsPage],
  ["/agreements/:agreementId", AgreementPage],
  ["/listings", ListingsPage],
  ["/listings/:listingId", ListingPage],
  ["/orders", OrdersPage],
  ["/orders/:supplierOrderId", OrderPage],
  ["/commission", CommissionPage],
  ["/consumers", ConsumersPage],
  ["/consumers/:consumerId", ConsumerPage],
  ["/shared-records", SharedRecordsPage],
  ["/exports", ExportsPage],
  ["/senders", SendersPage],
  ["/incidents", IncidentsPage],
  ["/incidents/:incidentId", IncidentPage],
  ["/privacy-requests", PrivacyRequestsPage],
  ["/privacy-requests/:privacyRequestId", PrivacyRequestPage],
  ["/open-privacy-requests", OpenPrivacyRequestsPage],
  ["/members", MembersPage],
  ["/api-keys", ApiKeysPage],
  ["/events", EventsPage],
  ["/audit", AuditPage],
  ["/dead-letters", DeadLettersPage],
  ["/onboarding", OnboardingPage],
  ["/onboarding/company", CompanyPage],
  ["/onboarding/brand", BrandPage],
  ["/onboarding/tax", TaxPage],
  ["/onboarding/payout", PayoutPage],
  ["/onboarding/terms", TermsPage],
  ["/onboarding/storefront", StorefrontPage],
  ["/reviews", ReviewsPage],
  ["/tenants", TenantsPage],
  ["/tenants/:tenantId", ReviewPage],
];

/** The page of this address, if there is one and it is open to this member: what isn't theirs doesn't exist for them. */
export function pageAt(
  path: string,
  access: Access,
): { readonly Page: FC<Parameters>; readonly parameters: Parameters } | undefined {
  if (path !== "/account" && !isOpenTo(access, path)) return undefined;
  for (const [pattern, Page] of pages) {
    const parameters = match(pattern, path);
    if (parameters) return { Page: Page as FC<Parameters>, parameters };
  }
  return undefined;
}
