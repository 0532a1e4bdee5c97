import { Export } from "#core/export";
import { createId, Id } from "#core/kernel";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { OfTenant } from "../parameters";
import { ExportView, idOf, refusals } from "./views";

const Order = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("consumers"), format: Export.Format }),
    z.strictObject({ kind: z.literal("shared_records"), agreementId: Id("agr"), format: Export.Format }),
  ])
  .meta({
    id: "ExportRequest",
    description: "A supplier's own records, or what is shared with a partner under one agreement.",
  });

export const requestExport = defineRoute({
  operationId: "requestExport",
  method: "post",
  path: "/tenants/{tenantId}/exports",
  tag: "Consumer",
  summary: "Ask for an export",
  description: [
    `Up to ${Export.platformLimits.approvalAboveRows} rows it is ready at once, unless the agreement's data clause says fewer; a larger one`,
    `another member approves first. None has more than the clause allows, nor than ${Export.platformLimits.maxRows}. It can be downloaded for a day, as`,
    "often as needed, and holds what is granted at that moment. Each file is marked: a copy that turns up says whose it is.",
  ].join(" "),
  access: "export:create",
  owner: "tenantId",
  params: OfTenant,
  body: Order,
  bodyExample: { kind: "consumers", format: "csv" },
  once: true,
  success: { status: 201, description: "The export.", content: ExportView },
  problems: {
    403: ["export.not_partner"],
    404: ["agreement.not_found"],
    409: refusals,
    503: ["audit.busy"],
  },
  handle: async ({ params: { tenantId }, body: { format, ...subject }, caller, at, random }) => ({
    body: await Export.request({ tenantId, format, subject, memberId: idOf(caller), at, random }),
  }),
  // An export's id is the first thing that asking for it draws.
  recover: async ({ params: { tenantId }, at, random }) => ({
    body: await Export.get({ tenantId, exportId: createId("exp", at, random), at }),
  }),
});
