import { Id, Instant } from "#core/kernel";
import { Privacy } from "#core/privacy";
import * as z from "zod";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";

const Standing = Privacy.Standing.meta({
  id: "PrivacyRequestStanding",
  description: "How far one organisation is with a privacy request.",
});

const OpenPrivacyRequestView = z
  .object({
    privacyRequestId: Id("prq"),
    requestedAt: Instant,
    dueAt: Instant,
    controllers: z.array(Standing).meta({ description: "How far each organisation is that has data of the consumer." }),
    overdue: z.boolean().meta({ description: "The deadline has passed: somebody must look at once." }),
  })
  .meta({
    id: "OpenPrivacyRequest",
    description: "That somebody asked to be erased, by when it must be done, and how far each organisation is.",
  });

export const listOpenPrivacyRequests = defineRoute({
  operationId: "listOpenPrivacyRequests",
  method: "get",
  path: "/privacy-requests",
  tag: "Platform",
  summary: "List open privacy requests",
  description:
    "Open at any organisation, the first that is due first, with how far each is. For the operator, without whose they are.",
  access: "privacy:oversee",
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of open privacy requests.", content: pageOf(OpenPrivacyRequestView) },
  handle: async ({ query: { limit }, cursor, at }, { relay }) => {
    const page = await Privacy.listOverseen(relay.secret, { limit, cursor });
    return { body: { ...page, items: page.items.map((one) => ({ ...one, overdue: one.dueAt <= at })) } };
  },
});
