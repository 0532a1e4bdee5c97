/**
 * Programmes at their supplier, and the directory's copies that partners read (I2).
 *
 * | #  | Question                              | Index | pk                    | sk        | Reads  |
 * | -- | ------------------------------------- | ----- | --------------------- | --------- | ------ |
 * | M1 | Which programmes do I offer?          | main  | supplier, "programme" | programme | strong |
 * | M2 | What does my programme say?           | main  | supplier, "programme" | programme | strong |
 * | D1 | Which programmes can I apply to?      | main  | "platform#directory"  | programme | strong |
 * | D2 | What does this programme say?         | main  | "platform#directory"  | programme | strong |
 *
 * Not served: programmes by rate or category. The directory is read by people, a page at a time.
 *
 * @module
 */
import { defineEntity } from "#core/store";

export const directoryPartition = "platform#directory";
export const programmePartition = (supplierId: string): string => `${supplierId}#programme`;

const attributes = {
  supplierId: { type: "string", required: true },
  supplierName: { type: "string", required: true },
  programmeId: { type: "string", required: true },
  title: { type: "string", required: true },
  description: { type: "string", required: true },
  terms: { type: "any", required: true },
  termsHash: { type: "string", required: true },
  publishedAt: { type: "string", required: true },
} as const;

export const ProgrammeEntity = defineEntity({
  model: { entity: "programme", version: "1", service: "tandem" },
  attributes,
  indexes: {
    programme: {
      pk: { field: "pk", composite: ["supplierId"], template: "${supplierId}#programme", casing: "none" },
      sk: { field: "sk", composite: ["programmeId"], template: "${programmeId}", casing: "none" },
    },
  },
} as const);

export const DirectoryEntity = defineEntity({
  model: { entity: "directory", version: "1", service: "tandem" },
  attributes,
  indexes: {
    directory: {
      pk: { field: "pk", composite: [], template: "platform#directory", casing: "none" },
      sk: { field: "sk", composite: ["programmeId"], template: "${programmeId}", casing: "none" },
    },
  },
} as const);
