/**
 * The face of identity. Another provider replaces the line that chooses one.
 *
 * @module
 */
import type { Provider } from "./identity";
import * as passwords from "./session.store";

export {
  type ApiKeyCaller,
  Member,
  Membership,
  type MemberSession,
  type PersonSession,
  type Provider,
  Session,
  type SignedIn,
} from "./identity";
export { register } from "./login.store";
export { aboutRole, isAllowed, mayGive, Permission, permissionsOf, permissionTexts, Role } from "./permissions";

export const { memberships, session, signIn, signOut, switchTenant }: Provider = passwords;
