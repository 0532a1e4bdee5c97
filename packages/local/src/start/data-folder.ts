/**
 * The data folder, claimed by one running instance at a time.
 *
 * Invariants
 *   1. Two instances never run on one folder. Each puts up a claim under a name of its own before it looks for others', so of two
 *      that start at once at least one sees the other.
 *   2. A claim dies with its process: it names the process and the moment that process began, so neither `kill -9` nor a reused
 *      process id leaves a folder locked.
 *   3. A claim leaves no trace: what it made goes with it unless something else is in there by then. A start that was refused must
 *      not litter a folder that was named by mistake.
 *   4. `--fresh` deletes what this product wrote, by name; a folder named by mistake keeps everything else.
 *
 * @module
 */
import { execFileSync } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Fault } from "#core/kernel";

/** Everything the runtime keeps in the folder. */
export const entries = {
  database: "tandem.sqlite",
  databaseSidecars: ["tandem.sqlite-wal", "tandem.sqlite-shm", "tandem.sqlite-journal"],
  mail: "mail",
  payments: "payments",
  keys: "keys.json",
  /** Wraps the data keys of consumers. */
  keyRing: "keyring.json",
  /** Stands once the demonstration marketplace is whole. */
  seeded: "seeded.json",
  /** Which layout of items the table was made with. */
  layout: "layout.json",
  runtime: "runtime.json",
  claims: "instance",
  console: "console",
} as const;

/**
 * Claims the folder for this process. Returns what gives it back.
 *
 * @throws Fault `local.data_unusable` (unavailable) when it can't be made or written
 * @throws Fault `local.data_in_use` (conflict) when another instance runs on it
 */
export function claimDataFolder(dataDir: string): () => void {
  const folder = join(dataDir, entries.claims);
  const claim = join(folder, `${process.pid}.json`);
  let made: readonly string[] = [];
  const giveBack = () => {
    if (gone(() => rmSync(claim))) [folder, ...made].every((empty) => gone(() => rmdirSync(empty)));
  };
  try {
    made = makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK);
    writeClaim(folder, claim);
  } catch (cause) {
    giveBack();
    throw new Fault("local.data_unusable", "unavailable", `The data folder ${dataDir} can't be written`, {
      wayOut: `${reasonOf(cause)} Fix that, or choose another folder: npm start -- --data DIR`,
      cause,
    });
  }
  for (const name of readdirSync(folder)) {
    const pid = Number(/^(\d+)\.json$/.exec(name)?.[1]);
    if (!pid || pid === process.pid) continue;
    if (!isAlive(pid, join(folder, name))) {
      rmSync(join(folder, name), { force: true });
      continue;
    }
    giveBack();
    throw new Fault("local.data_in_use", "conflict", `Tandem already runs on ${dataDir} (process ${pid})`, {
      wayOut: "Stop it first, or give this one a folder and a port of its own: npm start -- --data DIR --port N",
    });
  }
  return giveBack;
}

/** Raised when stored items change their shape: there is nothing to carry over from a demonstration on one machine. */
const layout = 3;

/**
 * Notes the layout of a database that is new, and recognises an older one, whose items this code would misread.
 *
 * @throws Fault `local.data_other_version` (conflict)
 */
export function checkLayout(dataDir: string, hadDatabase: boolean): void {
  const file = join(dataDir, entries.layout);
  if (!hadDatabase) writeFileSync(file, JSON.stringify({ layout }));
  else if (layoutIn(file) !== layout) {
    throw new Fault("local.data_other_version", "conflict", `The data in ${dataDir} is of another version of Tandem`, {
      wayOut: "Start over with npm start -- --fresh, or choose another folder: npm start -- --data DIR",
    });
  }
}

export const hasDatabase = (dataDir: string): boolean => existsSync(join(dataDir, entries.database));

function layoutIn(file: string): unknown {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { layout?: unknown }).layout;
  } catch {
    return undefined;
  }
}

/** Makes the folder. Returns what had to be made for that, innermost first. */
function makeFolder(dataDir: string): string[] {
  const first = mkdirSync(dataDir, { recursive: true });
  const made: string[] = [];
  for (let folder = resolve(dataDir); first !== undefined; folder = dirname(folder)) {
    made.push(folder);
    if (folder.length <= resolve(first).length) break;
  }
  return made;
}

function writeClaim(folder: string, claim: string): void {
  // Another instance that gives its own claim back may take the empty folder away in between.
  for (let attempt = 1; ; attempt += 1) {
    mkdirSync(folder, { recursive: true });
    try {
      return writeFileSync(claim, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) }));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT" || attempt === 5) throw error;
    }
  }
}

/** Whether it is gone now; a folder that holds something stays (3). */
function gone(remove: () => void): boolean {
  try {
    remove();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
  return true;
}

/** Deletes this product's data from a claimed folder (4). */
export function forgetData(dataDir: string): void {
  const { claims: _kept, databaseSidecars, ...rest } = entries;
  for (const name of [...Object.values(rest), ...databaseSidecars]) {
    rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number, claim: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  try {
    return (JSON.parse(readFileSync(claim, "utf8")) as { birth?: unknown }).birth === birthOf(pid);
  } catch {
    // Half written: its owner is starting right now.
    return true;
  }
}

/** When a process began, in whatever words the system has for it; empty where it has none. */
function birthOf(pid: number): string {
  try {
    // The name in brackets may hold anything; the 22nd field is the 20th after it (proc(5)).
    if (process.platform === "linux")
      return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[19] ?? "";
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "";
  }
}

function reasonOf(error: unknown): string {
  const reasons: Record<string, string> = {
    EACCES: "This user may not write there.",
    EPERM: "This user may not write there.",
    EROFS: "The disk is read-only.",
    ENOSPC: "The disk is full.",
    ENOTDIR: "Part of the path is a file.",
    EEXIST: "There is a file of that name.",
  };
  return reasons[(error as NodeJS.ErrnoException).code ?? ""] ?? (error as Error).message;
}
