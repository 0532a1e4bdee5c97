/**
 * Every operation of the API, by subject. A subject is loaded by the first request for one of its paths, so that no request pays at a
 * cold start for what others ask (ADR-0002). The order is the order of the reference.
 *
 * @module
 */
import type { RouteGroup } from "../frame/group";
import type { Route } from "../frame/route";

export const groups: readonly RouteGroup[] = [
  {
    paths: ["/sessions", "/me", "/me/tenant"],
    load: async () => (await import("./session")).routes,
  },
  {
    paths: [
      "/tenants/{tenantId}/members",
      "/tenants/{tenantId}/members/{memberId}",
      "/tenants/{tenantId}/invitations",
      "/tenants/{tenantId}/invitations/{invitationId}",
      "/tenants/{tenantId}/invitations/{invitationId}/mails",
      "/invitations/acceptances",
      "/tenants/{tenantId}/api-keys",
      "/tenants/{tenantId}/api-keys/{apiKeyId}",
      "/tenants/{tenantId}/api-keys/{apiKeyId}/secrets",
    ],
    load: async () => (await import("./member")).routes,
  },
  {
    paths: [
      "/suppliers/{supplierId}/imports",
      "/suppliers/{supplierId}/imports/{importId}",
      "/suppliers/{supplierId}/products",
      "/suppliers/{supplierId}/products/{productId}",
      "/suppliers/{supplierId}/products/{productId}/stock",
    ],
    load: async () => (await import("./catalog")).routes,
  },
  {
    paths: [
      "/suppliers/{supplierId}/programmes",
      "/programmes",
      "/programmes/{programmeId}/applications",
      "/agreements",
      "/agreements/{agreementId}",
      "/agreements/{agreementId}/signatures",
      "/agreements/{agreementId}/suspensions",
      "/agreements/{agreementId}/resumptions",
      "/agreements/{agreementId}/end",
      "/agreements/{agreementId}/amendments",
    ],
    load: async () => (await import("./agreement")).routes,
  },
  {
    paths: [
      "/storefronts",
      "/agreements/{agreementId}/listings",
      "/storefronts/{storefrontId}/listings",
      "/partners/{partnerId}/listings",
      "/partners/{partnerId}/listings/{listingId}",
    ],
    load: async () => (await import("./listing")).routes,
  },
  {
    paths: [
      "/suppliers/{supplierId}/supplier-orders",
      "/suppliers/{supplierId}/supplier-orders/{supplierOrderId}",
      "/partners/{partnerId}/commission-entries",
    ],
    load: async () => (await import("./order")).routes,
  },
  {
    paths: [
      "/tenants/{tenantId}/privacy-requests",
      "/tenants/{tenantId}/privacy-requests/{privacyRequestId}",
      "/tenants/{tenantId}/privacy-requests/{privacyRequestId}/confirmation",
      "/privacy-requests",
    ],
    load: async () => (await import("./privacy")).routes,
  },
  {
    paths: [
      "/tenants/{tenantId}/consumers",
      "/tenants/{tenantId}/consumers/{consumerId}",
      "/agreements/{agreementId}/grants",
      "/tenants/{tenantId}/shared-records",
      "/partners/{partnerId}/senders",
    ],
    load: async () => (await import("./consumer")).routes,
  },
  {
    paths: [
      "/events",
      "/dead-letters",
      "/dead-letters/{deadLetterId}/redrive",
      "/openapi.json",
      "/reference",
      "/health",
    ],
    load: async () => (await import("./platform")).routes,
  },
  {
    paths: [
      "/tenants/{tenantId}/exports",
      "/tenants/{tenantId}/exports/{exportId}/decisions",
      "/tenants/{tenantId}/exports/{exportId}/file",
    ],
    load: async () => (await import("./export")).routes,
  },
  {
    paths: ["/tenants/{tenantId}/incidents", "/incidents"],
    load: async () => (await import("./incident")).routes,
  },
  {
    paths: [
      "/tenants",
      "/onboarding",
      "/onboarding/company",
      "/onboarding/brand",
      "/onboarding/tax",
      "/onboarding/payout",
      "/onboarding/terms",
      "/onboarding/submission",
      "/reviews",
      "/reviews/{tenantId}",
      "/reviews/{tenantId}/approval",
      "/reviews/{tenantId}/rejection",
      "/reviews/{tenantId}/suspension",
      "/reviews/{tenantId}/reinstatement",
      "/reviews/{tenantId}/closure",
    ],
    load: async () => (await import("./tenant")).routes,
  },
  {
    paths: ["/tenants/{tenantId}/audit"],
    load: async () => (await import("./audit")).routes,
  },
];

/** All of them, for whoever describes or examines the API. */
export const loadRoutes = async (): Promise<readonly Route[]> =>
  (await Promise.all(groups.map(({ load }) => load()))).flat();
