/**
 * The face of identity. Another provider replaces the line that chooses one.
 *
 * @module
 */
import type { Provider } from "./identity";
import * as passwords from "./session.store";

export { Member, Membership, Session, type Provider, type SignedIn } from "./identity";
export { register } from "./login.store";
export { isAllowed, Permission, permissionsOf, Role } from "./permissions";

export const { memberships, session, signIn, signOut, switchTenant }: Provider = passwords;
