/**
 * The keys of this data folder: made once, because sessions and pseudonyms must survive a restart.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { Fault } from "#core/kernel";
import { entries } from "./data-folder";

const Keys = z.object({
  pairwiseKey: z.string().min(32),
  sessionKey: z.string().min(32),
  authKey: z.string().min(32),
});
export type Keys = z.infer<typeof Keys>;

/** @throws Fault `local.data_unusable` (unavailable) when the file is there and isn't readable: new keys would orphan the data */
export function openKeys(dataDir: string): Keys {
  const path = join(dataDir, entries.keys);
  try {
    return Keys.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT") {
      throw new Fault("local.data_unusable", "unavailable", `${path} can't be read`, {
        wayOut: "Restore it, or start over with --fresh.",
        cause,
      });
    }
  }
  const key = () => randomBytes(32).toString("hex");
  const keys: Keys = { pairwiseKey: key(), sessionKey: key(), authKey: key() };
  writeFileSync(`${path}.new`, JSON.stringify(keys), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return keys;
}
