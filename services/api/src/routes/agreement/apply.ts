import { Agreement } from "#core/agreement";
import { Id } from "#core/kernel";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { AgreementView } from "./views";

export const applyToProgramme = defineRoute({
  operationId: "applyToProgramme",
  method: "post",
  path: "/programmes/{programmeId}/applications",
  tag: "Agreement",
  summary: "Apply to a programme",
  description: "Makes the agreement between the programme's supplier and the calling partner, for both to sign.",
  access: "agreement:sign",
  human: true,
  params: z.object({ programmeId: Id("prg") }),
  once: true,
  success: {
    status: 201,
    description: "The agreement; the same one when the partner had applied before.",
    content: AgreementView,
  },
  problems: {
    403: ["tenant.role_missing"],
    404: ["agreement.programme_not_found"],
    409: ["agreement.own_programme"],
  },
  handle: async ({ params: { programmeId }, caller: { tenantId }, at }) => ({
    body: await Agreement.apply({ programmeId, partnerId: tenantId, at }),
  }),
});
