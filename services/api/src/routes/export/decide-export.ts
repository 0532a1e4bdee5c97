import { Export } from "#core/export";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { ExportView, OfExport } from "./views";

const Decision = z
  .strictObject({ decision: z.enum(["approve", "refuse"]) })
  .meta({ id: "ExportDecision", description: "What another member than asked for it says." });

export const decideExport = defineRoute({
  operationId: "decideExport",
  method: "post",
  path: "/tenants/{tenantId}/exports/{exportId}/decisions",
  tag: "Consumer",
  summary: "Decide about an export",
  description: "Approves or refuses a large export that another member asked for. Machines can't.",
  access: "export:approve",
  human: true,
  owner: "tenantId",
  params: OfExport,
  body: Decision,
  bodyExample: { decision: "approve" },
  once: true,
  success: { status: 200, description: "The export as it is now.", content: ExportView },
  problems: {
    403: ["export.same_member"],
    404: ["export.not_found"],
    409: ["export.decided", "export.expired"],
    503: ["audit.busy"],
  },
  handle: async ({ params, body, member: { memberId }, at }) => ({
    body: await Export.decide({ ...params, ...body, memberId, at }),
  }),
});
