import { Accrual } from "#core/commission";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfPartner } from "../parameters";
import { CommissionEntryView } from "./views";

export const listCommissionEntries = defineRoute({
  operationId: "listCommissionEntries",
  method: "get",
  path: "/partners/{partnerId}/commission-entries",
  tag: "Order",
  summary: "List commission entries",
  description: "What the partner earned, line by line, newest first.",
  access: "commission:read",
  owner: "partnerId",
  params: OfPartner,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of commission entries.", content: pageOf(CommissionEntryView) },
  handle: async ({ params: { partnerId }, query: { limit }, cursor }) => ({
    body: await Accrual.list({ partnerId, limit, cursor }),
  }),
});
