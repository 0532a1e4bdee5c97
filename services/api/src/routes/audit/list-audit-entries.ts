import { Audit } from "#core/audit";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfTenant } from "../parameters";

const AuditEntryView = Audit.Entry.meta({
  id: "AuditEntry",
  description:
    "Who read personal data or granted access to it, whose, and when. Each entry holds the hash of the one before.",
});

export const listAuditEntries = defineRoute({
  operationId: "listAuditEntries",
  method: "get",
  path: "/tenants/{tenantId}/audit",
  tag: "Platform",
  summary: "List audit entries",
  description: [
    "The tenant's audit chain, newest first. Whoever keeps the hashes of `audit.anchored.v1` events can tell whether the past",
    "was changed afterwards: the entry at `length` must still have that `hash`.",
  ].join(" "),
  access: "audit:read",
  owner: "tenantId",
  params: OfTenant,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of audit entries.", content: pageOf(AuditEntryView) },
  handle: async ({ params: { tenantId }, query: { limit }, cursor }) => ({
    body: await Audit.list({ tenantId, limit, cursor }),
  }),
});
