import { Consumer } from "#core/consumer";
import { RelayAddress } from "#core/relay-address";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfTenant } from "../parameters";
import { SharedRecordView } from "./views";

export const listSharedRecords = defineRoute({
  operationId: "listSharedRecords",
  method: "get",
  path: "/tenants/{tenantId}/shared-records",
  tag: "Consumer",
  summary: "List shared records",
  description:
    "What the tenant may know of consumers whose records are others': a partner, or a supplier where the data clause makes the partner the steward. Each says under which agreement, which fields, why and since when.",
  access: "consumer:read",
  owner: "tenantId",
  reads: "sharedRecord",
  params: OfTenant,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of shared records.", content: pageOf(SharedRecordView) },
  handle: async ({ params: { tenantId }, query: { limit }, cursor, at }, { relay }) => {
    const { items, ...page } = await Consumer.listShared({ recipientId: tenantId, at, limit, cursor });
    const addressOf = (pseudonym: Consumer.Shared["pseudonym"]) => RelayAddress.of(pseudonym, relay);
    return { body: { ...page, items: items.map((shared) => Consumer.seen(shared, addressOf)) } };
  },
});
