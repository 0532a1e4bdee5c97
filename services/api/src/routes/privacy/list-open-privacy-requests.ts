import { Id, Instant } from "#core/kernel";
import { Privacy } from "#core/privacy";
import * as z from "zod";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";

const OpenPrivacyRequestView = z
  .object({
    privacyRequestId: Id("prq"),
    requestedAt: Instant,
    dueAt: Instant,
    overdue: z.boolean().meta({ description: "The deadline has passed: somebody must look at once." }),
  })
  .meta({ id: "OpenPrivacyRequest", description: "That somebody asked to be erased, and by when it must be done." });

export const listOpenPrivacyRequests = defineRoute({
  operationId: "listOpenPrivacyRequests",
  method: "get",
  path: "/privacy-requests",
  tag: "Platform",
  summary: "List open privacy requests",
  description: "Open at any organisation, the first that is due first. For the operator, without whose they are.",
  access: "privacy:oversee",
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of open privacy requests.", content: pageOf(OpenPrivacyRequestView) },
  handle: async ({ query: { limit }, cursor, at }) => {
    const page = await Privacy.listOpen({ limit, cursor });
    return { body: { ...page, items: page.items.map((one) => ({ ...one, overdue: one.dueAt <= at })) } };
  },
});
