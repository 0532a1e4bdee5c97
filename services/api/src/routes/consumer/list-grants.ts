import { Consumer } from "#core/consumer";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfAgreement } from "../agreement/get-agreement";
import { GrantView } from "./views";

export const listGrants = defineRoute({
  operationId: "listGrants",
  method: "get",
  path: "/agreements/{agreementId}/grants",
  tag: "Consumer",
  summary: "List grants",
  description:
    "Which of the caller's consumers the agreement's other party may read, and how much of each. Empty for the party to whom the other discloses: it has shared records.",
  access: "consumer:read",
  reads: "consumer",
  params: OfAgreement,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of grants.", content: pageOf(GrantView) },
  problems: { 404: ["agreement.not_found"] },
  handle: async ({ caller: { tenantId }, params: { agreementId }, query: { limit }, cursor, at }) => {
    const asked = { stewardId: tenantId, agreementId, at, limit, cursor };
    const { items, ...page } = await Consumer.listReaders(asked);
    return { body: { ...page, items: items.map(({ record, reader }) => ({ ...record, ...reader })) } };
  },
});
