import { Envelope, Id } from "#core/kernel";
import { EventLog, readPage } from "#core/store";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";

const EventView = Envelope.meta({
  id: "Event",
  description: "What happened at the tenant, as a CloudEvent 1.0. The types are described in asyncapi.json.",
});

export const listEvents = defineRoute({
  operationId: "listEvents",
  method: "get",
  path: "/events",
  tag: "Platform",
  summary: "List events",
  description: [
    `The caller's own event log, oldest first. To follow it, ask again with \`after\` ${EventLog.lookBackMs / 60_000} minutes behind the`,
    "last event you know: an event carries the time its change began, so one may still arrive before another that you have seen.",
    "An item that can't be read as an event is left out: the operator finds it among the dead letters.",
  ].join(" "),
  access: "event:read",
  query: PageQuery.extend({
    after: Id("evt").optional().describe("Begins after this event, which need not exist; `cursor` wins over it."),
  }),
  paged: true,
  success: { status: 200, description: "A page of events.", content: pageOf(EventView) },
  handle: async ({ caller: { tenantId }, query: { limit, after }, cursor = after }) => {
    const { items, nextCursor } = await readPage(
      { limit, cursor },
      {
        prefix: "evt",
        read: async (from, page) => ({
          data: await EventLog.read({ tenantId, limit: page.limit, ...(from === undefined ? {} : { after: from }) }),
        }),
        idOf: ({ sort }) => sort,
        toItem: (entry) => entry,
      },
    );
    return { body: { items: items.flatMap((entry) => ("event" in entry ? [entry.event] : [])), nextCursor } };
  },
});
