/**
 * At rest: how a row's sealed fields are stored (A3). The key comes from the deployment's secret for accounts, so that whoever has the
 * table alone can't use what is in it.
 *
 * @module
 */
import { hkdfSync } from "node:crypto";
import { Cipher } from "#core/keyring";
import type { Fields, Model } from "./model";

export type AtRest = {
  readonly seal: (model: Model, place: string, fields: Fields) => Fields;
  readonly open: (model: Model, place: string, fields: Fields) => Fields;
};

export function atRestWith(secret: string): AtRest {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", "tandem account at rest", 32));
  const contextOf = (model: Model, place: string, field: string) => JSON.stringify([model.name, place, field]);
  const each = (model: Model, fields: Fields, change: (value: string, field: string) => string): Fields => ({
    ...fields,
    ...Object.fromEntries(
      model.sealed.flatMap((field) => {
        const value = fields[field];
        return typeof value === "string" ? [[field, change(value, field)]] : [];
      }),
    ),
  });
  return {
    seal: (model, place, fields) =>
      each(model, fields, (value, field) =>
        Cipher.encrypt(key, contextOf(model, place, field), Buffer.from(value)).toString("base64url"),
      ),
    open: (model, place, fields) =>
      each(model, fields, (value, field) =>
        Cipher.decrypt(key, contextOf(model, place, field), Buffer.from(value, "base64url")).toString(),
      ),
  };
}
