/**
 * Which reaction gets which events. The only list: the stacks derive rules, queues and functions from it, the local bus its routes.
 *
 * The handler of `<name>` is `src/<name>.ts`.
 *
 * @module
 */
import { Agreement } from "#core/agreement";
import { Product } from "#core/catalog";
import { Incident } from "#core/incident";
import { Consent } from "#core/consent";
import { Consumer } from "#core/consumer";
import { Invitation } from "#core/identity";
import { Listing } from "#core/listing";
import { Order } from "#core/order";
import { Tenant } from "#core/tenant";
import { Privacy } from "#core/privacy";
import type { EventDefinition } from "#core/kernel";

export const subscriptions = {
  "on-invitation-issued-send-mail": { events: [Invitation.Invited] },
  "on-programme-published": { events: [Agreement.ProgrammePublished] },
  "on-agreement-signed": { events: [Agreement.Signed] },
  "on-agreement-activated": { events: [Agreement.Activated] },
  "on-incident-raised": { events: [Incident.Raised] },
  "on-agreement-course": { events: [Agreement.Suspended, Agreement.Resumed, Agreement.Ended] },
  "on-listing-enabled": { events: [Listing.Enabled] },
  "on-listing-fan-out-continued": { events: [Listing.FanOutContinued] },
  "on-product-changed": { events: [Product.Changed] },
  "on-order-placed-route-supplier-orders": { events: [Order.Placed] },
  "on-order-placed-accrue-commission": { events: [Order.Placed] },
  "on-order-placed-record-consumer": { events: [Order.Placed] },
  "on-order-placed-plant-decoys": { events: [Order.Placed] },
  "on-order-placed-note-subject": { events: [Order.Placed] },
  "on-order-placed-refresh-stock": { events: [Order.Placed] },
  "on-order-placed-send-confirmation": { events: [Order.Placed] },
  "on-consumer-follow-continued": { events: [Consumer.FollowContinued] },
  "on-consent-changed": { events: [Consent.Given, Consent.Withdrawn] },
  "on-privacy-request-moved": { events: [Privacy.ErasureRequested, Privacy.CaseConfirmed, Privacy.CaseClosed] },
  "on-order-released-refresh-stock": { events: [Order.Released] },
  "on-tenant-decided-mail-owners": {
    events: [Tenant.Approved, Tenant.Rejected, Tenant.Suspended, Tenant.Reinstated, Tenant.Closed],
  },
  "on-tenant-moved-follow-programmes": { events: Tenant.visibilityChanged },
  "on-tenant-moved-follow-listings": { events: Tenant.visibilityChanged },
  "on-tenant-moved-follow-shared-records": { events: Tenant.visibilityChanged },
} as const satisfies Record<string, { readonly events: readonly EventDefinition[] }>;

export type SubscriptionName = keyof typeof subscriptions;
