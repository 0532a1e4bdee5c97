import { Export } from "#core/export";
import { defineRoute } from "../../frame/route";
import { OfExport } from "./views";

export const downloadExport = defineRoute({
  operationId: "downloadExport",
  method: "get",
  path: "/tenants/{tenantId}/exports/{exportId}/file",
  tag: "Consumer",
  summary: "Download an export",
  description:
    "The file, written anew from what is granted now. Whose data it holds is in the audit chain before it goes out.",
  access: "export:create",
  owner: "tenantId",
  params: OfExport,
  success: { status: 200, description: "CSV, or a JSON array.", content: "text/csv" },
  problems: {
    403: ["export.not_partner"],
    404: ["export.not_found", "agreement.not_found"],
    409: ["export.not_ready", "export.expired", "export.grown"],
    503: ["audit.busy"],
  },
  handle: async ({ params, at }, { relay }) => {
    const { name, format, text } = await Export.download({ ...params, at, relay });
    return {
      body: text,
      headers: {
        "content-disposition": `attachment; filename="${name}"`,
        ...(format === "json" ? { "content-type": "application/json" } : {}),
      },
    };
  },
});
