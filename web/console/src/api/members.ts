/**
 * Operations on members, invitations and API keys. All throw Problem.
 *
 * @module
 */
import type { Schemas } from "#client";
import { type Asking, keyed, pageOf, until } from "./operations";
import { answer, tandem } from "./request";
import type { ApiKey, Invitation, Member } from "./schema";

export const listMembers = (tenantId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/tenants/{tenantId}/members", {
      params: { path: { tenantId }, query: pageOf(asking) },
      ...until(asking),
    }),
  );
const ofMember = ({ tenantId, memberId, revision }: Pick<Member, "tenantId" | "memberId" | "revision">) => ({
  params: { path: { tenantId, memberId }, header: { "If-Match": `"r${revision}"` } },
});
export const changeMember = (member: Member, body: Schemas["MemberEdit"]) =>
  answer(tandem.PATCH("/tenants/{tenantId}/members/{memberId}", { ...ofMember(member), body }));
export const removeMember = (member: Member) =>
  answer(tandem.DELETE("/tenants/{tenantId}/members/{memberId}", ofMember(member)));
export const listInvitations = (tenantId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/tenants/{tenantId}/invitations", {
      params: { path: { tenantId }, query: pageOf(asking) },
      ...until(asking),
    }),
  );
export const inviteMember = (key: string, tenantId: string, body: Schemas["Inviting"]) =>
  answer(tandem.POST("/tenants/{tenantId}/invitations", { params: { path: { tenantId }, header: keyed(key) }, body }));
const ofInvitation = ({ tenantId, invitationId }: Invitation) => ({ tenantId, invitationId });
export const resendInvitation = (key: string, invitation: Invitation) =>
  answer(
    tandem.POST("/tenants/{tenantId}/invitations/{invitationId}/mails", {
      params: { path: ofInvitation(invitation), header: keyed(key) },
    }),
  );
export const revokeInvitation = (invitation: Invitation) =>
  answer(
    tandem.DELETE("/tenants/{tenantId}/invitations/{invitationId}", { params: { path: ofInvitation(invitation) } }),
  );
export const acceptInvitation = (key: string, token: string) =>
  answer(tandem.POST("/invitations/acceptances", { params: { header: keyed(key) }, body: { token } }));

export const listApiKeys = (tenantId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/tenants/{tenantId}/api-keys", {
      params: { path: { tenantId }, query: pageOf(asking) },
      ...until(asking),
    }),
  );
export const createApiKey = (tenantId: string, body: Schemas["NewApiKey"]) =>
  answer(tandem.POST("/tenants/{tenantId}/api-keys", { params: { path: { tenantId } }, body }));
const ofApiKey = ({ tenantId, apiKeyId }: ApiKey) => ({ params: { path: { tenantId, apiKeyId } } });
export const rotateApiKey = (key: ApiKey, previousEndsAt: string) =>
  answer(
    tandem.POST("/tenants/{tenantId}/api-keys/{apiKeyId}/secrets", { ...ofApiKey(key), body: { previousEndsAt } }),
  );
export const revokeApiKey = (key: ApiKey) =>
  answer(tandem.DELETE("/tenants/{tenantId}/api-keys/{apiKeyId}", ofApiKey(key)));
