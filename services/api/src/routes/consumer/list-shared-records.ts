import { Consumer } from "#core/consumer";
import { RelayAddress } from "#core/relay-address";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfPartner } from "../parameters";

const SharedRecordView = Consumer.Seen.meta({
  id: "SharedRecord",
  description:
    "A partner's projection of a supplier's consumer: what the data clause and the consumer's consent allow.",
});

export const listSharedRecords = defineRoute({
  operationId: "listSharedRecords",
  method: "get",
  path: "/partners/{partnerId}/shared-records",
  tag: "Consumer",
  summary: "List shared records",
  description: "What the partner may know of the consumers who bought through it.",
  access: "consumer:read",
  owner: "partnerId",
  reads: "sharedRecord",
  params: OfPartner,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of shared records.", content: pageOf(SharedRecordView) },
  handle: async ({ params: { partnerId }, query: { limit }, cursor, at }, { relay }) => {
    const { items, ...page } = await Consumer.listShared({ recipientId: partnerId, at, limit, cursor });
    const addressOf = (pseudonym: Consumer.Shared["pseudonym"]) => RelayAddress.of(pseudonym, relay);
    return { body: { ...page, items: items.map((shared) => Consumer.seen(shared, addressOf)) } };
  },
});
