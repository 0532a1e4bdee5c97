/**
 * Incidents, in the steward's key space, and the operator's copy.
 *
 * | #  | Question                             | Index | pk                  | sk       | Reads    |
 * | -- | ------------------------------------ | ----- | ------------------- | -------- | -------- |
 * | N1 | What has leaked of a steward's data, newest first? | main  | steward, "incident" | incident | eventual |
 * | N2 | What does this incident say?         | main  | steward, "incident" | incident | strong   |
 * | N3 | What has leaked anywhere, newest first? | main  | "platform#incident" | incident | eventual |
 *
 * An incident's id begins with its day, so N1 and N3 are chronological without an index.
 * Not served: incidents of a partner. It isn't told, or it would know its decoys.
 */
import { defineEntity } from "../store";

export const operatorPartition = "platform#incident";

const attributes = {
  incidentId: { type: "string", required: true },
  stewardId: { type: "string", required: true },
  partnerId: { type: "string", required: true },
  agreementId: { type: "string", required: true },
  agreementVersion: { type: "number", required: true },
  finding: { type: "string", required: true },
  senderDomain: { type: "string", required: true },
  receivedAt: { type: "string", required: true },
  sharedSince: { type: "string", required: true },
  showings: { type: "any", required: true },
} as const;

export const IncidentEntity = defineEntity({
  model: { entity: "incident", version: "1", service: "tandem" },
  attributes,
  indexes: {
    incident: {
      pk: { field: "pk", composite: ["stewardId"], template: "${stewardId}#incident", casing: "none" },
      sk: { field: "sk", composite: ["incidentId"], template: "${incidentId}", casing: "none" },
    },
  },
} as const);

export const OperatorIncidentEntity = defineEntity({
  model: { entity: "operatorIncident", version: "1", service: "tandem" },
  attributes: {
    ...attributes,
    sharedRecordId: { type: "string", required: true },
    exportId: { type: "string" },
    actors: { type: "list", items: { type: "string" }, required: true },
  },
  indexes: {
    incident: {
      pk: { field: "pk", composite: [], template: "platform#incident", casing: "none" },
      sk: { field: "sk", composite: ["incidentId"], template: "${incidentId}", casing: "none" },
    },
  },
} as const);
