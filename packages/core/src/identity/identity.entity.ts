/**
 * Logins and sessions. Both lead with what the caller has to know: an e-mail address, or the hash of a token.
 *
 * | #  | Question                               | Index | pk                             | sk        | Reads  |
 * | -- | -------------------------------------- | ----- | ------------------------------ | --------- | ------ |
 * | L1 | Who signs in with this address?        | main  | "platform#login", email        | "login"   | strong |
 * | L2 | Whose session is this?                 | main  | "platform#session", token hash | "session" | strong |
 *
 * Strong, because a sign-out must count at once.
 *
 * Not served: sessions of a member.
 *
 * @module
 */
import { defineEntity, timeToLiveAttribute } from "#core/store";

export const loginPartition = (email: string): string => `platform#login#${email}`;
export const sessionPartition = (tokenHash: string): string => `platform#session#${tokenHash}`;

export const LoginEntity = defineEntity({
  model: { entity: "login", version: "1", service: "tandem" },
  attributes: {
    email: { type: "string", required: true },
    memberId: { type: "string", required: true },
    name: { type: "string", required: true },
    passwordHash: { type: "string", required: true },
    registeredAt: { type: "string", required: true },
  },
  indexes: {
    login: {
      pk: { field: "pk", composite: ["email"], template: "platform#login#${email}", casing: "none" },
      sk: { field: "sk", composite: [], template: "login", casing: "none" },
    },
  },
} as const);

export const SessionEntity = defineEntity({
  model: { entity: "session", version: "1", service: "tandem" },
  attributes: {
    tokenHash: { type: "string", required: true },
    sessionId: { type: "string", required: true },
    memberId: { type: "string", required: true },
    email: { type: "string", required: true },
    name: { type: "string", required: true },
    /** Of whom it acts for, if for anybody. */
    tenantId: { type: "string" },
    membershipRevision: { type: "number" },
    expiresAt: { type: "string", required: true },
    expiresAtSeconds: { type: "number", required: true, field: timeToLiveAttribute },
  },
  indexes: {
    session: {
      pk: { field: "pk", composite: ["tokenHash"], template: "platform#session#${tokenHash}", casing: "none" },
      sk: { field: "sk", composite: [], template: "session", casing: "none" },
    },
  },
} as const);
