/**
 * Links, sessions, and up to where all sessions of a consumer were ended.
 *
 * | #   | Question                                        | Index | pk                                    | sk         | Reads  |
 * | --- | ----------------------------------------------- | ----- | ------------------------------------- | ---------- | ------ |
 * | VL1 | What does this link open?                       | main  | "platform#visitor-link", token hash   | "link"     | strong |
 * | VS1 | Whose session is this?                          | main  | "platform#visitor", token hash        | "session"  | strong |
 * | VE1 | Which of a consumer's sessions are still alive? | main  | "platform#visitor-standing", subject  | "standing" | strong |
 *
 * Strong, because a redemption and a sign-out must count at once. A session's address is sealed with the platform's key of its consumer.
 * Not served: sessions of a consumer or of a storefront. Whoever ends all of them raises the standing's revision.
 */
import { defineEntity, timeToLiveAttribute } from "../store";

export const linkPartition = (tokenHash: string): string => `platform#visitor-link#${tokenHash}`;
export const sessionPartition = (tokenHash: string): string => `platform#visitor#${tokenHash}`;
export const standingPartition = (subjectId: string): string => `platform#visitor-standing#${subjectId}`;

const atStorefront = {
  tokenHash: { type: "string", required: true },
  tenantId: { type: "string", required: true },
  storefrontId: { type: "string", required: true },
  expiresAt: { type: "string", required: true },
  expiresAtSeconds: { type: "number", required: true, field: timeToLiveAttribute },
} as const;

export const LinkEntity = defineEntity({
  model: { entity: "visitorLink", version: "1", service: "tandem" },
  attributes: {
    ...atStorefront,
    /** Opens with the link only. */
    address: { type: "string", required: true },
    askedAt: { type: "string", required: true },
  },
  indexes: {
    link: {
      pk: { field: "pk", composite: ["tokenHash"], template: "platform#visitor-link#${tokenHash}", casing: "none" },
      sk: { field: "sk", composite: [], template: "link", casing: "none" },
    },
  },
} as const);

export const SessionEntity = defineEntity({
  model: { entity: "visitorSession", version: "1", service: "tandem" },
  attributes: {
    ...atStorefront,
    subjectId: { type: "string", required: true },
    sealedEmail: { type: "string", required: true },
    since: { type: "string", required: true },
    /** The standing's revision when the session was opened. */
    revision: { type: "number", required: true },
  },
  indexes: {
    session: {
      pk: { field: "pk", composite: ["tokenHash"], template: "platform#visitor#${tokenHash}", casing: "none" },
      sk: { field: "sk", composite: [], template: "session", casing: "none" },
    },
  },
} as const);

export const StandingEntity = defineEntity({
  model: { entity: "visitorStanding", version: "1", service: "tandem" },
  attributes: {
    subjectId: { type: "string", required: true },
    revision: { type: "number" },
  },
  indexes: {
    standing: {
      pk: {
        field: "pk",
        composite: ["subjectId"],
        template: "platform#visitor-standing#${subjectId}",
        casing: "none",
      },
      sk: { field: "sk", composite: [], template: "standing", casing: "none" },
    },
  },
} as const);
