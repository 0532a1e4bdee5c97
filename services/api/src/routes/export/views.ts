import { Export } from "#core/export";
import { Id } from "#core/kernel";
import { OfTenant } from "../parameters";

export const ExportView = Export.Info.meta({
  id: "Export",
  description:
    "A copy of consumer data that was asked for: by whom, who approved it, and until when it can be downloaded.",
});

export const OfExport = OfTenant.extend({ exportId: Id("exp") });

/** Of a member, or of the key of a machine. */
export const idOf = (caller: { kind: "member"; memberId: string } | { kind: "apiKey"; apiKeyId: string }): string =>
  caller.kind === "member" ? caller.memberId : caller.apiKeyId;

export const refusals = ["export.nothing", "export.too_many_rows"];
