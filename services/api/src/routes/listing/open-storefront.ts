import { createId } from "#core/kernel";
import { Storefront } from "#core/tenant";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { StorefrontView } from "./list-storefronts";

const { name, title, theme, locale, currency } = Storefront.Info.shape;
const Opening = z
  .strictObject({ name, title, theme, locale: locale.optional(), currency: currency.optional() })
  .meta({ id: "StorefrontOpening", description: "A shop under the first label of its address." });

export const openStorefront = defineRoute({
  operationId: "openStorefront",
  method: "post",
  path: "/storefronts",
  tag: "Listing",
  summary: "Open a storefront",
  description:
    "Takes the address and prepares the shop. Consumers see it as soon as the organisation is active. Locale and currency are the organisation's unless told otherwise.",
  access: "tenant:write",
  body: Opening,
  bodyExample: { name: "fjord", title: "Fjord", theme: { accent: "#1f6f54", tagline: "From the kiln" } },
  once: true,
  success: { status: 201, description: "The storefront.", content: StorefrontView },
  problems: { 409: ["tenant.hostname_taken"] },
  handle: async ({ caller: { tenantId }, body, at, random }) => ({
    body: await Storefront.open({ ...body, tenantId, at, random }),
  }),
  // A storefront's id is the first thing that opening draws.
  recover: async ({ caller: { tenantId }, at, random }) => ({
    body: await Storefront.get({ tenantId, storefrontId: createId("stf", at, random) }),
  }),
});
