import { ApiKey } from "#core/identity";
import { Instant } from "#core/kernel";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { OfTenant } from "../parameters";
import { ApiKeySecretView, byOf } from "./views";

const NewApiKey = z
  .strictObject({
    name: ApiKey.Name.meta({ description: "What it is for." }),
    permissions: z
      .array(ApiKey.KeyPermission)
      .min(1)
      .meta({ description: "What it may do: some of what its maker may." }),
    expiresAt: Instant.optional().meta({ description: "When it ends; without it, when it is revoked." }),
  })
  .meta({ id: "NewApiKey", description: "An API key to make." });

/** No Idempotency-Key: an answer that is kept for replays would keep the secret. Doing it twice makes two keys. */
export const createApiKey = defineRoute({
  operationId: "createApiKey",
  method: "post",
  path: "/tenants/{tenantId}/api-keys",
  tag: "Member",
  summary: "Make an API key",
  description: "Answers its secret, once. If the answer is lost, revoke the key and make another.",
  access: "apikey:write",
  human: true,
  owner: "tenantId",
  params: OfTenant,
  body: NewApiKey,
  bodyExample: { name: "Warehouse", permissions: ["order:read"] },
  success: { status: 201, description: "The key and its secret.", content: ApiKeySecretView },
  problems: {
    401: ["identity.session_ended"],
    403: ["api_key.beyond_maker"],
    409: ["api_key.too_many"],
    422: ["api_key.instant_past"],
    503: ["audit.busy"],
  },
  handle: async ({ params: { tenantId }, member, body: { expiresAt, ...body }, at, random }, { keyKind: kind }) => ({
    body: await ApiKey.create({
      ...body,
      ...(expiresAt === undefined ? {} : { expiresAt }),
      tenantId,
      by: byOf(member),
      kind,
      at,
      random,
    }),
  }),
});
