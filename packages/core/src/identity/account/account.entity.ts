/**
 * Rows of the account's models (user, session, credential, verification, second factor, passkey), and the lookups that find them
 * by another field than their first. Every value that somebody may choose or must not read is in a key as its hash.
 *
 * | #  | Question                                | Index | pk                            | sk    | Reads  |
 * | -- | --------------------------------------- | ----- | ----------------------------- | ----- | ------ |
 * | L1 | Which row is this: by id, or by token?  | main  | "platform#auth", model, place | "row" | strong |
 * | L2 | Which rows have this value in a field?  | main  | "platform#auth", index, value | entry | strong |
 *
 * L2 example: index "session.userId" lists the sessions of a person; "user.email" has one entry at most, on condition.
 *
 * Strong, because a sign-out must count at once. Not served: any list that doesn't begin with such a value.
 *
 * @module
 */
import { defineEntity, timeToLiveAttribute } from "#core/store";

export const rowPartition = (model: string, place: string): string => `platform#auth#${model}#${place}`;
export const lookupPartition = (index: string, value: string): string => `platform#auth#${index}#${value}`;

export const AccountRowEntity = defineEntity({
  model: { entity: "accountRow", version: "1", service: "tandem" },
  attributes: {
    model: { type: "string", required: true },
    place: { type: "string", required: true },
    fields: { type: "any", required: true },
    /** Counts the changes, so that two at once can't both win. */
    revision: { type: "number", required: true },
    expiresAtSeconds: { type: "number", field: timeToLiveAttribute },
  },
  indexes: {
    row: {
      pk: { field: "pk", composite: ["model", "place"], template: "platform#auth#${model}#${place}", casing: "none" },
      sk: { field: "sk", composite: [], template: "row", casing: "none" },
    },
  },
} as const);

export const AccountLookupEntity = defineEntity({
  model: { entity: "accountLookup", version: "1", service: "tandem" },
  attributes: {
    index: { type: "string", required: true },
    value: { type: "string", required: true },
    /** The place it leads to; or always the same word, where a value may be in one row only. */
    entry: { type: "string", required: true },
    place: { type: "string", required: true },
    expiresAtSeconds: { type: "number", field: timeToLiveAttribute },
  },
  indexes: {
    lookup: {
      pk: { field: "pk", composite: ["index", "value"], template: "platform#auth#${index}#${value}", casing: "none" },
      sk: { field: "sk", composite: ["entry"], template: "${entry}", casing: "none" },
    },
  },
} as const);
