import { Consent } from "#core/consent";
import { Id } from "#core/kernel";
import { defineRoute } from "../../frame/route";
import { OfTenant } from "../parameters";
import { ConsumerFileView } from "./views";

export const getConsumer = defineRoute({
  operationId: "getConsumer",
  method: "get",
  path: "/tenants/{tenantId}/consumers/{consumerId}",
  tag: "Consumer",
  summary: "Get a consumer",
  description:
    "The record, who else may read it at this moment, why and since when, and the consent ledger: what the consumer answered to which notice, and when.",
  access: "consumer:read",
  owner: "tenantId",
  reads: "consumer",
  params: OfTenant.extend({ consumerId: Id("con") }),
  success: { status: 200, description: "The consumer's file.", content: ConsumerFileView },
  problems: { 404: ["consumer.not_found"] },
  handle: async ({ params: { tenantId, consumerId }, at }) => {
    const { open, ...ledger } = await Consent.fileOf({ stewardId: tenantId, consumerId, at });
    return { body: { ...open, ...ledger } };
  },
});
