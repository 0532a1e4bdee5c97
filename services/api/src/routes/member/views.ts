/**
 * What the API shows of members, invitations and API keys, and who does something about them.
 *
 * @module
 */
import { ApiKey, type Identity, Invitation, Membership } from "#core/identity";
import { Id } from "#core/kernel";
import * as z from "zod";
import { OfTenant } from "../parameters";

export const MemberView = Membership.Info.meta({
  id: "Member",
  description: "Somebody who acts for the tenant: in which role, and since when.",
});

export const InvitationView = Invitation.Info.meta({
  id: "Invitation",
  description: "Somebody who may become a member. The link to accept it stands in the mail and nowhere else.",
});

export const ApiKeyView = ApiKey.Info.meta({
  id: "ApiKey",
  description: "By what a machine acts for the tenant, and what it may do. Its secret was shown once.",
});

export const ApiKeySecretView = z
  .object({
    apiKey: ApiKeyView,
    secret: z.string().meta({ description: "Send it as `Authorization: Bearer`. Shown once, and kept by nobody." }),
  })
  .meta({ id: "ApiKeySecret", description: "An API key with its secret." });

export const OfMember = OfTenant.extend({ memberId: Id("mem").describe("The member.") });
export const OfInvitation = OfTenant.extend({ invitationId: Id("inv").describe("The invitation.") });
export const OfApiKey = OfTenant.extend({ apiKeyId: Id("key").describe("The API key.") });

/** Who does it, by the membership that their session was opened under. */
export const byOf = ({ memberId, role, membershipRevision }: Identity.MemberSession) => ({
  memberId,
  role,
  revision: membershipRevision,
});
