/**
 * Which orders a consumer placed: a pointer for each, in the platform's key space, since only the platform may join what several
 * tenants hold of one person.
 *
 * | #   | Question                                       | Index | pk                           | sk    | Reads  |
 * | --- | ---------------------------------------------- | ----- | ---------------------------- | ----- | ------ |
 * | PS1 | Which orders did this consumer place?          | main  | "platform#subject", subject  | order | strong |
 * | PS2 | Which of them in the last days, and with whom? | main  | "platform#subject", subject  | order | strong |
 *
 * It names who got a part of the order, and under which agreement, so that records and projections are found without reading orders.
 * Nobody's name or address is in it: an erasure leaves it, as it leaves the order.
 */
import { defineEntity } from "../store";

export const subjectPartition = (subjectId: string): string => `platform#subject#${subjectId}`;

export const SubjectOrderEntity = defineEntity({
  model: { entity: "subjectOrder", version: "1", service: "tandem" },
  attributes: {
    subjectId: { type: "string", required: true },
    orderId: { type: "string", required: true },
    tenantId: { type: "string", required: true },
    placedAt: { type: "string", required: true },
    /** Supplier, agreement or nothing, share. */
    parts: { type: "any", required: true },
  },
  indexes: {
    order: {
      pk: { field: "pk", composite: ["subjectId"], template: "platform#subject#${subjectId}", casing: "none" },
      sk: { field: "sk", composite: ["orderId"], template: "${orderId}", casing: "none" },
    },
  },
} as const);
