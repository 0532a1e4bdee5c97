/**
 * Memberships: the tenant's own item, and the person's copy of it, by which they find their tenants.
 *
 * | #  | Question                                     | Index | pk                        | sk     | Reads  |
 * | -- | -------------------------------------------- | ----- | ------------------------- | ------ | ------ |
 * | M1 | Is this person a member, and what may they?  | main  | tenant, "member"          | member | strong |
 * | M2 | Who are this tenant's members?               | main  | tenant, "member"          | member | strong |
 * | M3 | For which tenants may this person act?       | main  | "platform#member", member | tenant | strong |
 *
 * Strong, because a removal must count at once. Not served: members by role. Whoever asks reads the tenant's members.
 *
 * @module
 */
import { defineEntity } from "#core/store";

export const memberPartition = (tenantId: string): string => `${tenantId}#member`;
export const personPartition = (memberId: string): string => `platform#member#${memberId}`;

const attributes = {
  tenantId: { type: "string", required: true },
  memberId: { type: "string", required: true },
  role: { type: "string", required: true },
  status: { type: "string", required: true },
  revision: { type: "number", required: true },
  joinedAt: { type: "string", required: true },
} as const;

export const MembershipEntity = defineEntity({
  model: { entity: "membership", version: "1", service: "tandem" },
  attributes: { ...attributes, name: { type: "string", required: true }, email: { type: "string", required: true } },
  indexes: {
    member: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#member", casing: "none" },
      sk: { field: "sk", composite: ["memberId"], template: "${memberId}", casing: "none" },
    },
  },
} as const);

export const PersonMembershipEntity = defineEntity({
  model: { entity: "person-membership", version: "1", service: "tandem" },
  attributes,
  indexes: {
    person: {
      pk: { field: "pk", composite: ["memberId"], template: "platform#member#${memberId}", casing: "none" },
      sk: { field: "sk", composite: ["tenantId"], template: "${tenantId}", casing: "none" },
    },
  },
} as const);
