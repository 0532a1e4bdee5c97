/**
 * The data key of one consumer at one controller, in the table of data keys, which has a backup of one day only.
 *
 * | #   | Question                                          | Index | pk                         | sk    | Reads               |
 * | --- | ------------------------------------------------- | ----- | -------------------------- | ----- | ------------------- |
 * | KR1 | Which key seals and opens this consumer's data?   | main  | controller, "key", subject | "key" | eventual, strong to miss |
 * | KR2 | Which keys open the records of this page?         | main  | controller, "key", subject | "key" | batch, as KR1       |
 * | KR3 | Which controllers have had data of this consumer? | main  | controller, "key", subject | "key" | strong, the platform's |
 *
 * One item per pair, not one per generation: it is the current generation's key, or the tombstone of the last. The platform's
 * own item names the controllers (KR3), because an order says whom its data will reach before any of it does.
 * Not served: consumers of a controller. Its own records answer that.
 */
import { defineEntity } from "../store";

export const DataKeyEntity = defineEntity(
  {
    model: { entity: "dataKey", version: "1", service: "tandem" },
    attributes: {
      controllerId: { type: "string", required: true },
      subjectId: { type: "string", required: true },
      generation: { type: "number" },
      wrapped: { type: "string" },
      begunAt: { type: "string" },
      shreddedAt: { type: "string" },
      controllers: { type: "set", items: "string" },
    },
    indexes: {
      key: {
        pk: {
          field: "pk",
          composite: ["controllerId", "subjectId"],
          template: "${controllerId}#key#${subjectId}",
          casing: "none",
        },
        sk: { field: "sk", composite: [], template: "key", casing: "none" },
      },
    },
  } as const,
  "keys",
);
