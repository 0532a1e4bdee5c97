import { RelayAddress } from "#core/relay-address";
import { defineRoute } from "../../frame/route";
import { OfPartner } from "../parameters";

const SendersView = RelayAddress.Senders.meta({
  id: "Senders",
  description: "The addresses from which the partner's mail to relay addresses may come.",
});

const path = "/partners/{partnerId}/senders";

export const getSenders = defineRoute({
  operationId: "getSenders",
  method: "get",
  path,
  tag: "Consumer",
  summary: "Get the senders",
  description: "From which addresses the partner's mail reaches consumers whom it knows by a pseudonym.",
  access: "consumer:read",
  owner: "partnerId",
  params: OfPartner,
  success: { status: 200, description: "The senders.", content: SendersView, tagged: true },
  handle: async ({ params: { partnerId } }) => {
    const senders = await RelayAddress.senders(partnerId);
    return { body: senders, revision: senders.revision };
  },
});

export const registerSenders = defineRoute({
  operationId: "registerSenders",
  method: "put",
  path,
  tag: "Consumer",
  summary: "Register the senders",
  description:
    "Replaces the list. A mail counts as the partner's when its From is one of these addresses, and isn't forged (DMARC, or SPF of the same domain).",
  access: "tenant:write",
  owner: "partnerId",
  params: OfPartner,
  body: RelayAddress.Senders.pick({ addresses: true }).strict().meta({ id: "SenderList" }),
  bodyExample: { addresses: ["help@kiosk.example"] },
  edits: true,
  success: { status: 200, description: "The senders as they are now.", content: SendersView, tagged: true },
  problems: { 412: ["relay.senders_changed"] },
  handle: async ({ params: { partnerId }, body: { addresses }, revision, at }) => {
    const senders = await RelayAddress.registerSenders({ partnerId, addresses, revision, at });
    return { body: senders, revision: senders.revision };
  },
});
