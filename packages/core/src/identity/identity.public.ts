/**
 * The face of identity. Another provider replaces the line that chooses one.
 *
 * @module
 */
import type { Provider } from "./identity";
import * as sessions from "./session.store";

export {
  type ApiKeyCaller,
  Email,
  Member,
  Membership,
  type MemberSession,
  NewPassword,
  type PersonSession,
  type Provider,
  Session,
  sessionCookieName,
  type SignedIn,
} from "./identity";
export { findByEmail, register } from "./account.store";
export {
  aboutRole,
  isAllowed,
  mayGive,
  peopleOnly,
  Permission,
  permissionsOf,
  permissionTexts,
  Role,
} from "./permissions";
export { firstMembership, openSession, sessionMs } from "./session.store";
export { useAccountSecret } from "./token";

export const { memberships, session, signOut, switchTenant }: Provider = sessions;
