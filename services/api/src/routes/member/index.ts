import type { Route } from "../../frame/route";
import { acceptInvitation } from "./accept-invitation";
import { createApiKey } from "./create-api-key";
import { editMember } from "./edit-member";
import { inviteMember } from "./invite-member";
import { listApiKeys } from "./list-api-keys";
import { listInvitations } from "./list-invitations";
import { listMembers } from "./list-members";
import { removeMember } from "./remove-member";
import { resendInvitation } from "./resend-invitation";
import { revokeApiKey } from "./revoke-api-key";
import { revokeInvitation } from "./revoke-invitation";
import { rotateApiKey } from "./rotate-api-key";

export const routes: readonly Route[] = [
  listMembers,
  editMember,
  removeMember,
  listInvitations,
  inviteMember,
  resendInvitation,
  revokeInvitation,
  acceptInvitation,
  listApiKeys,
  createApiKey,
  rotateApiKey,
  revokeApiKey,
];
