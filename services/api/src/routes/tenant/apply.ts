import { Onboarding } from "#core/tenant/onboarding";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { TenantView } from "./views";

const Application = z.strictObject(Onboarding.Application.shape).meta({
  id: "TenantApplication",
  description: "An organisation that wants to join. The rest follows in its onboarding.",
});

/** The answer is kept for repetitions, so it holds no token: `POST /me/tenant` acts for the new organisation. */
export const applyAsTenant = defineRoute({
  operationId: "applyAsTenant",
  method: "post",
  path: "/tenants",
  tag: "Tenant",
  summary: "Apply with an organisation",
  description:
    "Makes the organisation, with the caller as its owner. Nobody else sees it before the operator approves.",
  access: "person",
  body: Application,
  bodyExample: {
    name: "Fjord Keramik",
    slug: "fjord-keramik",
    roles: ["supplier"],
    currency: "DKK",
    taxRateBp: 2_500,
    locale: "da-DK",
    country: "DK",
  },
  once: true,
  success: { status: 201, description: "The organisation.", content: TenantView },
  problems: { 409: ["tenant.slug_taken", "tenant.too_many_applications"] },
  handle: async ({ person: { memberId, name, email }, body, at, random }) => ({
    body: await Onboarding.apply({ ...body, founder: { memberId, name, email }, at, random }),
  }),
  recover: async ({ body: { slug }, at, random }) => ({ body: await Onboarding.applied({ slug, at, random }) }),
});
