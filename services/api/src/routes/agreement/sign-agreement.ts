import { Agreement } from "#core/agreement";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { OfAgreement } from "./get-agreement";
import { AgreementView } from "./views";

const Signing = z
  .strictObject({
    hash: Agreement.Info.shape.hash.meta({
      description: "The hash of the text that was read, as the agreement shows it.",
    }),
  })
  .meta({ id: "Signing", description: "What is signed." });

export const signAgreement = defineRoute({
  operationId: "signAgreement",
  method: "post",
  path: "/agreements/{agreementId}/signatures",
  tag: "Agreement",
  summary: "Sign an agreement",
  description:
    "Signs for the caller's tenant. The agreement is active when both have signed. Signing twice changes nothing.",
  access: "agreement:sign",
  human: true,
  params: OfAgreement,
  body: Signing,
  bodyExample: { hash: "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae" },
  once: true,
  success: { status: 201, description: "The agreement with the signature.", content: AgreementView },
  problems: {
    404: ["agreement.not_found"],
    409: ["agreement.hash_mismatch", "agreement.changed_meanwhile"],
  },
  handle: async ({ member: { tenantId, memberId }, params: { agreementId }, body: { hash }, at, random }) => ({
    body: await Agreement.sign({ tenantId, memberId, agreementId, hash, at, random }),
  }),
});
