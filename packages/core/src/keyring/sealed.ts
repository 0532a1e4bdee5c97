/**
 * Sealed text: `v1.<generation>.<nonce, ciphertext and tag in base64url>`.
 *
 * Its place (controller, subject, field, record) and its generation are authenticated with it, so a text that is copied to
 * another record, field, consumer or controller doesn't open there.
 *
 * @module
 */
import { InvariantBroken } from "../kernel";
import { decrypt, encrypt } from "./cipher";
import type { Place } from "./subject";

export type Sealed = { readonly generation: number; readonly bytes: Uint8Array };

const contextOf = ({ controllerId, subjectId, field, recordId }: Place, generation: number): string =>
  JSON.stringify(["v1", controllerId, subjectId, field, recordId, generation]);

export function sealWith(key: Uint8Array, generation: number, place: Place, value: unknown): string {
  const bytes = encrypt(key, contextOf(place, generation), Buffer.from(JSON.stringify(value)));
  return `v1.${generation}.${bytes.toString("base64url")}`;
}

export const openWith = (key: Uint8Array, place: Place, { generation, bytes }: Sealed): unknown =>
  JSON.parse(decrypt(key, contextOf(place, generation), bytes).toString("utf8"));

/** @throws InvariantBroken for what no `seal` ever returned */
export function parseSealed(text: string): Sealed {
  const [, generation, content] = /^v1\.([1-9]\d{0,8})\.([\w-]{38,})$/.exec(text) ?? [];
  if (!generation || !content) throw new InvariantBroken("a sealed field holds a sealed text");
  return { generation: Number(generation), bytes: Buffer.from(content, "base64url") };
}
