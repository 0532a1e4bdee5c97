import { Agreement, Terms } from "#core/agreement";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { OfAgreement } from "./get-agreement";
import { AgreementView } from "./views";

const common = {
  method: "post",
  tag: "Agreement",
  access: "agreement:sign",
  human: true,
  params: OfAgreement,
  once: true,
} as const;
const inForce = { 404: ["agreement.not_found"], 409: ["agreement.not_in_force", "agreement.changed_meanwhile"] };

export const suspendAgreement = defineRoute({
  ...common,
  operationId: "suspendAgreement",
  path: "/agreements/{agreementId}/suspensions",
  summary: "Suspend an agreement",
  description:
    "Nothing is sold under it and nobody reads anything by it, from this moment, until the party that suspended it resumes it. Suspending twice changes nothing.",
  success: { status: 201, description: "The suspended agreement.", content: AgreementView },
  problems: inForce,
  handle: async ({ member: { tenantId }, params: { agreementId }, at, random }) => ({
    body: await Agreement.suspend({ tenantId, agreementId, at, random }),
  }),
});

export const resumeAgreement = defineRoute({
  ...common,
  operationId: "resumeAgreement",
  path: "/agreements/{agreementId}/resumptions",
  summary: "Resume an agreement",
  description:
    "Ends the caller's own suspension. The other party's, if there is one, holds on. Resuming twice changes nothing.",
  success: { status: 201, description: "The agreement.", content: AgreementView },
  problems: inForce,
  handle: async ({ member: { tenantId }, params: { agreementId }, at, random }) => ({
    body: await Agreement.resume({ tenantId, agreementId, at, random }),
  }),
});

export const endAgreement = defineRoute({
  ...common,
  operationId: "endAgreement",
  path: "/agreements/{agreementId}/end",
  summary: "End an agreement",
  description:
    "Ends it for good, at once. What was sold is settled under it; what it let the other party read goes. Ending twice changes nothing.",
  success: { status: 201, description: "The agreement, which has ended.", content: AgreementView },
  problems: inForce,
  handle: async ({ member: { tenantId }, params: { agreementId }, at, random }) => ({
    body: await Agreement.end({ tenantId, agreementId, at, random }),
  }),
});

const Amending = z
  .strictObject({ data: Terms.DataClause })
  .meta({ id: "Amending", description: "The clause that the next version has instead." });

export const amendAgreement = defineRoute({
  ...common,
  operationId: "amendAgreement",
  path: "/agreements/{agreementId}/amendments",
  summary: "Propose another data clause",
  description:
    "The supplier proposes the next version, which differs in its data clause, and signs it with that. It holds when the partner has signed its hash too; until then the present version does.",
  body: Amending,
  bodyExample: { data: { steward: "supplier", share: "pseudonymous", retentionDays: 365 } },
  success: { status: 201, description: "The agreement with the proposed version.", content: AgreementView },
  problems: {
    403: ["agreement.amended_by_supplier"],
    404: ["agreement.not_found"],
    409: [
      "agreement.not_in_force",
      "agreement.amendment_pending",
      "agreement.unchanged",
      "agreement.changed_meanwhile",
    ],
  },
  handle: async ({ member: { tenantId, memberId }, params: { agreementId }, body: { data }, at, random }) => ({
    body: await Agreement.amend({ tenantId, agreementId, memberId, data, at, random }),
  }),
});
