/**
 * Bodies of requests: limited, and of a content type that the operation reads.
 *
 * @module
 */
import type { Route, TextContent } from "./route";
import {
  bodyTooLarge,
  halfCharacter,
  jsonTooDeep,
  malformedJson,
  ProtocolFault,
  unsupportedMediaType,
} from "./protocol-fault";

const maxJsonBytes = 1024 * 1024;
const json = ["application/json"];

/** @throws Fault `http.body_too_large` (413), `http.unsupported_media_type` (415) */
export async function readBytes(route: Route, request: Request): Promise<Uint8Array> {
  if (!route.body && !route.text) return new Uint8Array();
  const accepted = route.text?.mediaTypes ?? json;
  if (!accepted.includes(mediaTypeOf(request))) throw unsupportedMediaType(accepted);
  const maxBytes = route.text?.maxBytes ?? maxJsonBytes;
  const tooLarge = () => bodyTooLarge(maxBytes, route.text?.wayOut ?? "Send less at once.");
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** Half a surrogate pair, which JSON can escape, is no text that anything behind here could store. */
function wellFormed(key: string, value: unknown): unknown {
  if (/\p{Surrogate}/u.test(key) || (typeof value === "string" && /\p{Surrogate}/u.test(value))) {
    throw halfCharacter();
  }
  return value;
}

/** The value that the route's schema is asked about. @throws Fault `http.malformed_json` (400) */
export function readBody(route: Route, request: Request, bytes: Uint8Array): unknown {
  if (route.text) return { mediaType: mediaTypeOf(request), bytes } satisfies TextContent;
  if (!route.body) return undefined;
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes), wellFormed) as unknown;
  } catch (error) {
    if (error instanceof ProtocolFault) throw error;
    // Only the walk through what was parsed needs a stack.
    throw error instanceof RangeError ? jsonTooDeep(error) : malformedJson(error);
  }
}

export const mediaTypeOf = (request: Request): string =>
  (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
