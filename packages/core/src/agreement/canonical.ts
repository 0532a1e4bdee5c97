/**
 * Canonical JSON (RFC 8785): the one text that a value has, so that both parties hash the same bytes.
 *
 * Terms hold text, integers, booleans, lists and objects; for these the rule is: members sorted by UTF-16 code units, no white
 * space, primitives as ECMAScript writes them. Anything else would have no text that both sides agree on, and is our bug.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { invariant } from "#core/kernel";

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
    return `{${members.join(",")}}`;
  }
  if (typeof value === "number") invariant(Number.isSafeInteger(value), "a number in a signed text is a safe integer");
  else
    invariant(["string", "boolean"].includes(typeof value) || value === null, "a signed text holds JSON values only");
  if (typeof value === "string") invariant(!/\p{Surrogate}/u.test(value), "a signed text is well-formed Unicode");
  return JSON.stringify(value);
}

/** SHA-256 over the canonical JSON, in lower-case hex. */
export const canonicalHash = (value: unknown): string =>
  createHash("sha256").update(canonicalJson(value)).digest("hex");
