/**
 * Checkpoints: how far the local relay has come in each tenant's event log. Local only; on AWS the stream keeps its place.
 *
 * | #  | Question                                | Index | pk                    | sk     | Reads  |
 * | -- | --------------------------------------- | ----- | --------------------- | ------ | ------ |
 * | K1 | Where does the relay go on, per tenant? | main  | "platform#checkpoint" | tenant | strong |
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
    handled: { type: "list", items: { type: "string" }, required: true },
  },
  indexes: {
    checkpoint: {
      pk: { field: "pk", composite: [], template: "platform#checkpoint", casing: "none" },
      sk: { field: "sk", composite: ["tenantId"], template: "${tenantId}", casing: "none" },
    },
  },
} as const);

/** `handled` are events near the place that needn't be delivered again, though the next run reads them again. */
export type Checkpoint = { readonly eventId: string; readonly handled: readonly string[] };

export const loadCheckpoints = (): Promise<Map<string, Checkpoint>> =>
  runInScope(scope, async () => {
    const { data } = await CheckpointEntity.query.checkpoint({}).go({ pages: "all", consistent: true });
    return new Map(data.map(({ tenantId, eventId, handled }) => [tenantId, { eventId, handled }]));
  });

export const saveCheckpoint = (tenantId: Id<"ten">, { eventId, handled }: Checkpoint): Promise<void> =>
  runInScope(scope, async () => {
    await CheckpointEntity.put({ tenantId, eventId, handled: [...handled] }).go();
  });
