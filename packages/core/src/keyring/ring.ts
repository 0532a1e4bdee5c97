/**
 * A key ring as the wrapper, where there is no KMS: ring keys in one file that only its owner may read.
 *
 * Invariants
 *   1. Data keys are wrapped by the newest ring key. Older ones stay and unwrap what they wrapped, so a rotation needs no rewriting.
 *   2. Made once, by whoever comes first: of two processes that start at once, one makes the ring and both use it.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";
import { Fault } from "../kernel";
import { decrypt, encrypt, newKey } from "./cipher";
import type { KeyWrapper } from "./wrapper";

const RingKey = z.object({ ringKeyId: z.string().regex(/^\w{8,}$/), key: z.string().regex(/^[0-9a-f]{64}$/) });
/** Newest last. */
const Ring = z.array(RingKey).min(1);
export type Ring = z.infer<typeof Ring>;

export const newRing = (older: Ring | readonly [] = []): Ring => [
  ...older,
  { ringKeyId: randomUUID().replaceAll("-", ""), key: Buffer.from(newKey()).toString("hex") },
];

export function ringWrapper(ring: Ring): KeyWrapper {
  return {
    wrap: async (key, controllerId) => {
      const newest = ring.at(-1);
      if (!newest) throw unusable("holds no key");
      const wrapped = encrypt(Buffer.from(newest.key, "hex"), `wrap ${controllerId}`, key);
      return `${newest.ringKeyId}.${wrapped.toString("base64url")}`;
    },
    unwrap: async (wrapped, controllerId) => {
      const [ringKeyId = "", content = ""] = wrapped.split(".");
      const ringKey = ring.find((one) => one.ringKeyId === ringKeyId);
      if (!ringKey) throw unusable(`doesn't hold ${ringKeyId}`);
      return decrypt(Buffer.from(ringKey.key, "hex"), `wrap ${controllerId}`, Buffer.from(content, "base64url"));
    },
  };
}

/** Reads the ring, and makes it where there is none yet. @throws Fault `keyring.unusable` (unavailable) when it isn't one */
export function fileKeyRing(path: string): KeyWrapper {
  const ring = read(path) ?? make(path);
  return ringWrapper(ring);
}

/** Adds a ring key, which wraps from the next opening on. @throws Fault `keyring.unusable` (unavailable) */
export function rotateKeyRing(path: string): void {
  const ring = read(path);
  if (ring) renameSync(writeAside(path, newRing(ring)), path);
  else make(path);
}

function read(path: string): Ring | undefined {
  try {
    return Ring.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw unusable(`at ${path} can't be read`, cause);
  }
}

/** A link fails where a file is, so the first one stands (2). */
function make(path: string): Ring {
  mkdirSync(dirname(path), { recursive: true });
  const aside = writeAside(path, newRing());
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  const ring = read(path);
  if (!ring) throw unusable(`at ${path} is gone`);
  return ring;
}

function writeAside(path: string, ring: Ring): string {
  const aside = `${path}.${randomUUID()}`;
  writeFileSync(aside, JSON.stringify(ring), { mode: 0o600, flag: "wx", flush: true });
  return aside;
}

const unusable = (what: string, cause?: unknown) =>
  new Fault("keyring.unusable", "unavailable", `The key ring ${what}`, {
    wayOut: "Restore its file: without it nobody can read consumers' data.",
    cause,
  });
