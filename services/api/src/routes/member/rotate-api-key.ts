import { ApiKey } from "#core/identity";
import { Instant } from "#core/kernel";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { ApiKeySecretView, byOf, OfApiKey } from "./views";

const Rotation = z
  .strictObject({
    previousEndsAt: Instant.optional().meta({
      description: "Until when the old secret counts too, a month at most; without it, it ends at once.",
    }),
  })
  .meta({ id: "ApiKeyRotation", description: "How long the old secret lives on." });

/** No Idempotency-Key: an answer that is kept for replays would keep the secret. */
export const rotateApiKey = defineRoute({
  operationId: "rotateApiKey",
  method: "post",
  path: "/tenants/{tenantId}/api-keys/{apiKeyId}/secrets",
  tag: "Member",
  summary: "Rotate an API key",
  description: "Gives the key a new secret, answered once. Of two old ones, only the last may live on.",
  access: "apikey:write",
  human: true,
  owner: "tenantId",
  params: OfApiKey,
  body: Rotation,
  bodyExample: { previousEndsAt: "2026-03-01T00:00:00.000Z" },
  success: { status: 201, description: "The key and its new secret.", content: ApiKeySecretView },
  problems: {
    401: ["identity.session_ended"],
    403: ["api_key.beyond_maker"],
    404: ["api_key.not_found"],
    409: ["api_key.ended", "api_key.changed_meanwhile"],
    422: ["api_key.instant_past", "api_key.overlap_too_long"],
    503: ["audit.busy"],
  },
  handle: async ({ params, member, body: { previousEndsAt }, at }) => ({
    body: await ApiKey.rotate({
      ...params,
      by: byOf(member),
      ...(previousEndsAt === undefined ? {} : { previousEndsAt }),
      at,
    }),
  }),
});
