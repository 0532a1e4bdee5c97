import { Agreement } from "#core/agreement";
import { Id } from "#core/kernel";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { AgreementView } from "./views";

export const OfAgreement = z.object({ agreementId: Id("agr") });

export const getAgreement = defineRoute({
  operationId: "getAgreement",
  method: "get",
  path: "/agreements/{agreementId}",
  tag: "Agreement",
  summary: "Get an agreement",
  description: "The caller's copy of an agreement: its terms, their hash, and who has signed.",
  access: "agreement:read",
  params: OfAgreement,
  success: { status: 200, description: "The agreement.", content: AgreementView },
  problems: { 404: ["agreement.not_found"] },
  handle: async ({ caller: { tenantId }, params: { agreementId } }) => ({
    body: await Agreement.get({ tenantId, agreementId }),
  }),
});
