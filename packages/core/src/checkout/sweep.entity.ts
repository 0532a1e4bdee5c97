/**
 * How far the sweep of abandoned payments has come, in the operator's key space.
 *
 * | #  | Question                        | Index | pk               | sk    | Reads  |
 * | -- | ------------------------------- | ----- | ---------------- | ----- | ------ |
 * | W1 | Up to when is everything swept? | main  | "platform#sweep" | sweep | strong |
 */
import { defineEntity } from "../store";

export const SweepEntity = defineEntity({
  model: { entity: "sweep", version: "1", service: "tandem" },
  attributes: {
    sweep: { type: "string", required: true },
    sweptUntil: { type: "string", required: true },
  },
  indexes: {
    sweep: {
      pk: { field: "pk", composite: [], template: "platform#sweep", casing: "none" },
      sk: { field: "sk", composite: ["sweep"], template: "${sweep}", casing: "none" },
    },
  },
} as const);
