/**
 * The operator's operations: who is there, who waits, and the decisions. A decision names the revision that was looked at.
 *
 * @module
 */
import { Id } from "#core/kernel";
import { Tenant } from "#core/tenant";
import { Onboarding } from "#core/tenant/onboarding";
import * as z from "zod";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { ReviewView, TenantView, WaitingView } from "./views";

export const listTenants = defineRoute({
  operationId: "listTenants",
  method: "get",
  path: "/tenants",
  tag: "Tenant",
  summary: "List organisations",
  description:
    "All organisations, or those in one state, oldest first. With `status` a page may come up short and still have a next one.",
  access: "tenant:review",
  query: PageQuery.extend({ status: Tenant.Status.optional().meta({ description: "Only those in this state." }) }),
  paged: true,
  success: { status: 200, description: "A page of organisations.", content: pageOf(TenantView) },
  handle: async ({ query: { limit, status }, cursor }) => ({ body: await Tenant.listIn({ status, limit, cursor }) }),
});

export const listReviews = defineRoute({
  operationId: "listReviews",
  method: "get",
  path: "/reviews",
  tag: "Tenant",
  summary: "List who waits for review",
  description: "Organisations that have handed their onboarding in, the longest wait first.",
  access: "tenant:review",
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of the queue.", content: pageOf(WaitingView) },
  handle: async ({ query: { limit }, cursor }) => ({ body: await Onboarding.listReviews({ limit, cursor }) }),
});

const OfReviewed = z.object({ tenantId: Id("ten").describe("The organisation that is reviewed.") });

export const getReview = defineRoute({
  operationId: "getReview",
  method: "get",
  path: "/reviews/{tenantId}",
  tag: "Tenant",
  summary: "Get an organisation for review",
  description: "What an organisation has shown, what is missing, its first products and storefronts, and its history.",
  access: "tenant:review",
  human: true,
  params: OfReviewed,
  success: { status: 200, description: "The review.", content: ReviewView },
  problems: { 404: ["tenant.not_found"] },
  handle: async ({ params: { tenantId }, member: { memberId } }) => ({
    body: await Onboarding.review({ tenantId, memberId }),
  }),
});

const revision = z.int().min(1).meta({ description: "Of the review that the decision is about." });
const reason = z.string().max(1_000).meta({ description: "Why; the organisation reads it." });
const Plain = z.strictObject({ revision }).meta({ id: "TenantApproval", description: "Approves what was looked at." });
const WithReason = z
  .strictObject({ revision, reason })
  .meta({ id: "TenantDecision", description: "A decision, and why." });
const Rejection = z
  .strictObject({ revision, objections: z.array(Onboarding.Objection).min(1).max(20) })
  .meta({ id: "TenantRejection", description: "What has to be mended, requirement by requirement." });

type Deciding = Parameters<typeof Onboarding.approve>[0];

/** One way into every decision; they differ in what is said, and in what they make of the organisation. */
const decision = <B extends z.ZodType<{ revision: number }>>(spec: {
  readonly operationId: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly body: B;
  readonly bodyExample: unknown;
  readonly conflicts?: readonly string[];
  readonly decide: (deciding: Deciding, body: z.output<B>) => ReturnType<typeof Onboarding.approve>;
}) => {
  const { decide, conflicts = [], ...rest } = spec;
  return defineRoute({
    ...rest,
    method: "post",
    tag: "Tenant",
    access: "tenant:review",
    human: true,
    params: OfReviewed,
    once: true,
    success: { status: 201, description: "The organisation after the decision.", content: ReviewView },
    problems: {
      404: ["tenant.not_found"],
      409: ["tenant.move_refused", "tenant.changed_meanwhile", ...conflicts],
    },
    handle: async ({ params: { tenantId }, member: { memberId }, body, at, random }) => {
      const said = body as z.output<B>;
      return { body: await decide({ tenantId, memberId, revision: said.revision, at, random }, said) };
    },
    recover: async ({ params: { tenantId }, member: { memberId }, at }) => ({
      body: await Onboarding.decided({ tenantId, memberId, at }),
    }),
  });
};

export const approveTenant = decision({
  operationId: "approveTenant",
  path: "/reviews/{tenantId}/approval",
  summary: "Approve an organisation",
  description:
    "It becomes active, and what it built up public. Requirements are computed anew: what is missing by now stops it.",
  body: Plain,
  bodyExample: { revision: 4 },
  conflicts: ["tenant.requirements_unmet"],
  decide: (deciding) => Onboarding.approve(deciding),
});

export const rejectTenant = decision({
  operationId: "rejectTenant",
  path: "/reviews/{tenantId}/rejection",
  summary: "Reject an onboarding",
  description: "Back to onboarding, saying of each requirement what has to be mended.",
  body: Rejection,
  bodyExample: { revision: 4, objections: [{ requirement: "company", text: "The register has another address." }] },
  decide: (deciding, { objections }) => Onboarding.reject({ ...deciding, objections }),
});

export const suspendTenant = decision({
  operationId: "suspendTenant",
  path: "/reviews/{tenantId}/suspension",
  summary: "Suspend an organisation",
  description: "Nothing of it is public any more. Orders that were placed are fulfilled.",
  body: WithReason,
  bodyExample: { revision: 5, reason: "Parcels haven't been sent for two weeks." },
  decide: (deciding, { reason: why }) => Onboarding.suspend({ ...deciding, reason: why }),
});

export const reinstateTenant = decision({
  operationId: "reinstateTenant",
  path: "/reviews/{tenantId}/reinstatement",
  summary: "Reinstate an organisation",
  description: "A suspended organisation is active again; its listings and programmes come back.",
  body: WithReason,
  bodyExample: { revision: 6, reason: "All parcels have been sent." },
  decide: (deciding, { reason: why }) => Onboarding.reinstate({ ...deciding, reason: why }),
});

export const closeTenant = decision({
  operationId: "closeTenant",
  path: "/reviews/{tenantId}/closure",
  summary: "Close an organisation",
  description: "For good, from a suspension. What partners copied under its agreements goes.",
  body: WithReason,
  bodyExample: { revision: 6, reason: "It has been a year." },
  decide: (deciding, { reason: why }) => Onboarding.close({ ...deciding, reason: why }),
});
