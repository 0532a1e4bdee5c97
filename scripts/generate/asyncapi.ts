/**
 * The AsyncAPI 3.1 document: every event, its schema, and who reacts to it.
 *
 * @module
 */
import { Agreement } from "#core/agreement";
import { Audit } from "#core/audit";
import { Product } from "#core/catalog";
import { Consent } from "#core/consent";
import { Consumer } from "#core/consumer";
import { Invitation } from "#core/identity";
import { Envelope, type EventDefinition } from "#core/kernel";
import { Incident } from "#core/incident";
import { Listing } from "#core/listing";
import { Order } from "#core/order";
import { Tenant } from "#core/tenant";
import { Privacy } from "#core/privacy";
import type * as z from "zod";
import { Components, type JsonSchema } from "../../services/api/src/frame/json-schema";
import { subscriptions } from "../../services/subscriber/src/subscriptions";

type Described = { readonly definition: EventDefinition; readonly title: string; readonly log: string };

/** Each event, what it says, and in whose log it stands. */
export const events: readonly Described[] = [
  { definition: Invitation.Invited, log: "tenant", title: "Somebody was invited, or sent their invitation anew" },
  { definition: Agreement.ProgrammePublished, log: "supplier", title: "A supplier published a programme" },
  { definition: Agreement.Signed, log: "signing party", title: "A party signed an agreement" },
  { definition: Agreement.Activated, log: "partner", title: "An agreement holds both signatures" },
  { definition: Agreement.Suspended, log: "signing party", title: "A party suspended an agreement" },
  { definition: Agreement.Resumed, log: "signing party", title: "A party ended its suspension of an agreement" },
  { definition: Agreement.Ended, log: "signing party", title: "A party ended an agreement" },
  {
    definition: Consent.Given,
    log: "steward who discloses",
    title: "A consumer gave their consent after the sale",
  },
  {
    definition: Consent.Withdrawn,
    log: "steward who discloses",
    title: "A consumer took their consent back",
  },
  {
    definition: Consumer.FollowContinued,
    log: "steward",
    title: "A page of an agreement's shared records is done, and more follow",
  },
  { definition: Listing.Enabled, log: "partner", title: "A partner took products into a storefront" },
  { definition: Listing.Paused, log: "partner", title: "A partner paused a listing" },
  { definition: Listing.Delisted, log: "partner", title: "A partner took a listing off for good" },
  { definition: Listing.Annotated, log: "partner", title: "A partner changed what it says beside a product" },
  {
    definition: Listing.FanOutContinued,
    log: "partner",
    title: "A page of a partner's listings is done, and more follow",
  },
  { definition: Product.Changed, log: "supplier", title: "Content, prices or counted stock of a product changed" },
  { definition: Audit.Anchored, log: "tenant", title: "The end of an audit chain was anchored" },
  {
    definition: Incident.Raised,
    log: "steward",
    title: "Data that a partner was shown has left it, or it writes to it",
  },
  { definition: Tenant.Applied, log: "tenant", title: "Somebody applied with an organisation" },
  { definition: Tenant.OnboardingStarted, log: "tenant", title: "An applicant began to fill in its onboarding" },
  { definition: Tenant.Submitted, log: "tenant", title: "An applicant handed its onboarding in" },
  { definition: Tenant.Approved, log: "tenant", title: "The operator approved an organisation: it is active" },
  { definition: Tenant.Rejected, log: "tenant", title: "The operator wants something mended, and says what" },
  { definition: Tenant.Suspended, log: "tenant", title: "The operator suspended an organisation" },
  { definition: Tenant.Reinstated, log: "tenant", title: "The operator reinstated an organisation" },
  { definition: Tenant.Closed, log: "tenant", title: "The operator closed an organisation for good" },
  { definition: Privacy.ErasureRequested, log: "storefront's tenant", title: "A consumer asked to be erased" },
  {
    definition: Privacy.CaseConfirmed,
    log: "controller",
    title: "A controller let a consumer be erased before the rule would",
  },
  { definition: Privacy.CaseClosed, log: "controller", title: "A consumer was erased at a controller" },
  { definition: Order.Placed, log: "storefront's tenant", title: "A consumer paid an order" },
  { definition: Order.Released, log: "storefront's tenant", title: "An unpaid order gave its stock back" },
];

export function asyncApi(): Record<string, unknown> {
  const components = new Components();
  const envelope = components.of(Envelope.meta({ id: "Event" }), "output");
  const named = events.toSorted((a, b) => (a.definition.type < b.definition.type ? -1 : 1));
  return {
    asyncapi: "3.1.0",
    info: {
      title: "Tandem events",
      version: "1.0.0",
      description:
        "Facts that a tenant's transaction wrote together with its change, as CloudEvents 1.0. Delivered at least once and in no order; `sequence` sorts within a tenant. A breaking change is a new version of a type, published beside the old one.",
      license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
      tags: [{ name: "events", description: "Facts, in the past tense." }],
    },
    defaultContentType: "application/cloudevents+json",
    servers: {
      bus: {
        host: "events.amazonaws.com",
        protocol: "https",
        title: "EventBridge",
        description: "The platform's event bus on AWS. Locally a bus of the same shape runs in the process itself.",
      },
    },
    channels: byName(named, ({ definition: { type }, title, log }) => ({
      address: type,
      title,
      description: `In the event log of the ${log}, and on the bus under this detail type.`,
      messages: { [type]: { $ref: `#/components/messages/${type}` } },
    })),
    operations: byName(named, ({ definition: { type }, title }) => ({
      action: "send",
      channel: { $ref: `#/channels/${type}` },
      title,
      description: reactionsTo(type),
      messages: [{ $ref: `#/channels/${type}/messages/${type}` }],
    })),
    components: {
      messages: byName(named, ({ definition: { type, schema }, title }) => ({
        name: type,
        title,
        summary: title,
        contentType: "application/cloudevents+json",
        payload: payloadOf(envelope, type, components.of(schema as z.ZodType, "output")),
      })),
      schemas: components.schemas,
    },
  };
}

const payloadOf = (envelope: JsonSchema, type: string, data: JsonSchema): JsonSchema => ({
  allOf: [envelope, { type: "object", properties: { type: { const: type }, data }, required: ["type", "data"] }],
});

function reactionsTo(type: string): string {
  const names = Object.entries(subscriptions).flatMap(([name, { events: heard }]) =>
    heard.some((definition) => definition.type === type) ? [name] : [],
  );
  return names.length === 0 ? "Nothing of ours reacts to it." : `Reactions: ${names.join(", ")}.`;
}

const byName = <T>(list: readonly Described[], make: (event: Described) => T): Record<string, T> =>
  Object.fromEntries(list.map((event) => [event.definition.type, make(event)]));
