/**
 * Checkpoints: how far the local relay has come in each tenant's event log. Local only; on AWS the stream keeps its place.
 *
 * | #  | Question                              | Index | pk                  | sk     | Reads  |
 * | -- | ------------------------------------- | ----- | ------------------- | ------ | ------ |
 * | K1 | Where does the relay go on, per tenant? | main | platform#checkpoint | tenant | strong |
 *
 * It lives in the table and not in a file, so that it always belongs to the data it speaks of.
 *
 * @module
 */
import type { Id } from "#core/kernel";
import { defineEntity, runInScope, type Scope } from "#core/store";

const scope: Scope = {
  tenantId: null,
  actor: "local-relay",
  role: "platform",
  reach: [{ partition: "platform#checkpoint", access: "write", because: "the relay remembers how far it came" }],
};

const CheckpointEntity = defineEntity({
  model: { entity: "checkpoint", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    eventId: { type: "string", required: true },
  },
  indexes: {
    checkpoint: {
      pk: { field: "pk", composite: [], template: "platform#checkpoint", casing: "none" },
      sk: { field: "sk", composite: ["tenantId"], template: "${tenantId}", casing: "none" },
    },
  },
} as const);

export const loadCheckpoints = (): Promise<Map<string, string>> =>
  runInScope(scope, async () => {
    const { data } = await CheckpointEntity.query.checkpoint({}).go({ pages: "all", consistent: true });
    return new Map(data.map(({ tenantId, eventId }) => [tenantId, eventId]));
  });

export const saveCheckpoint = (tenantId: Id<"ten">, eventId: string): Promise<void> =>
  runInScope(scope, async () => {
    await CheckpointEntity.put({ tenantId, eventId }).go();
  });
