import { Identity, Invitation } from "#core/identity";
import { Tenant } from "#core/tenant";
import * as z from "zod";
import { defineRoute } from "../../frame/route";

const Acceptance = z
  .strictObject({ token: z.string().max(100).meta({ description: "From the link in the mail." }) })
  .meta({ id: "Acceptance", description: "The invitation that is accepted." });

const Accepted = Identity.Membership.extend({ tenantName: z.string() }).meta({
  id: "Accepted",
  description: "Of what the caller is a member now. POST /me/tenant acts for it.",
});

export const acceptInvitation = defineRoute({
  operationId: "acceptInvitation",
  method: "post",
  path: "/invitations/acceptances",
  tag: "Member",
  summary: "Accept an invitation",
  description:
    "Makes the caller a member, if the invitation was sent to the address of their account. Twice is the same.",
  access: "person",
  body: Acceptance,
  bodyExample: { token: "t".repeat(43) },
  once: true,
  success: { status: 201, description: "The membership.", content: Accepted },
  problems: { 404: ["invitation.not_valid"], 409: ["membership.exists"], 503: ["audit.busy"] },
  handle: async ({ person, body: { token }, at }) => {
    const { tenantId, role } = await Invitation.accept({ person, token, at });
    return { body: { tenantId, role, tenantName: (await Tenant.get(tenantId)).name } };
  },
});
