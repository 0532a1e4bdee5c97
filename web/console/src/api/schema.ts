/**
 * Shapes of the API, under the names of its OpenAPI document.
 *
 * @module
 */
import type { Schemas } from "#client";

export type Agreement = Schemas["Agreement"];
export type AuditEntry = Schemas["AuditEntry"];
export type CommissionEntry = Schemas["CommissionEntry"];
export type Consent = Schemas["Consent"];
export type Consumer = Schemas["Consumer"];
export type ConsumerFile = Schemas["ConsumerFile"];
export type Grant = Schemas["Grant"];
export type Notice = Schemas["Notice"];
export type Reader = Schemas["Reader"];
export type DeadLetter = Schemas["DeadLetter"];
export type Redrive = Schemas["Redrive"];
export type Export = Schemas["Export"];
export type Incident = Schemas["Incident"];
export type FullIncident = Schemas["FullIncident"];
export type Senders = Schemas["Senders"];
export type Event = Schemas["Event"];
export type Import = Schemas["Import"];
export type Listing = Schemas["Listing"];
/** Whoever has a session. */
export type Person = Schemas["Me"];
/** Who acts for a tenant: everybody on whom a page opens. */
export type Me = Person & {
  readonly tenant: NonNullable<Person["tenant"]>;
  readonly session: Extract<Person["session"], { readonly kind: "member" }>;
};
export type ApiKey = Schemas["ApiKey"];
export type ApiKeySecret = Schemas["ApiKeySecret"];
export type Invitation = Schemas["Invitation"];
export type Member = Schemas["Member"];
export type KeyPermission = Schemas["NewApiKey"]["permissions"][number];
export type Role = Member["role"];
export type OpenPrivacyRequest = Schemas["OpenPrivacyRequest"];
export type PrivacyRequest = Schemas["PrivacyRequest"];
export type Product = Schemas["Product"];
export type ProductSummary = Schemas["ProductSummary"];
export type Programme = Schemas["Programme"];
export type SharedRecord = Schemas["SharedRecord"];
export type Storefront = Schemas["Storefront"];
export type SupplierOrder = Schemas["SupplierOrder"];
export type Terms = Schemas["Terms"];
export type Variant = Schemas["Variant"];

export type Onboarding = Schemas["Onboarding"];
export type Requirement = Schemas["Requirement"];
export type RequirementCode = Requirement["code"];
export type Review = Schemas["Review"];
export type Tenant = Schemas["Tenant"];
export type TenantStatus = Tenant["status"];
export type Waiting = Schemas["Waiting"];

export type Image = NonNullable<ProductSummary["image"]>;
export type ListingStatus = Listing["status"];
export type Money = SupplierOrder["total"];
export type Currency = Money["currency"];
export type Permission = Me["permissions"][number];
export type RowProblem = Import["problems"]["first"][number];
export type TenantRole = Me["tenant"]["roles"][number];
