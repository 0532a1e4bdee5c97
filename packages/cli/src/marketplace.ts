/**
 * The marketplace that a command works on: the running one, or the data it left behind.
 *
 * `npm start` says in `.tandem/runtime.json` where its database is. When it isn't running, the command starts the engine on
 * the same data for as long as it needs it, and claims the folder meanwhile; the event relay catches up when `npm start`
 * comes back.
 *
 * @module
 */
import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as z from "zod";
import { Fault } from "#core/kernel";
import { connect } from "#core/store";
import { startEngine } from "../../local/src/engine";
import { claimDataFolder, entries } from "../../local/src/start/data-folder";
import type { Io } from "./io";

export const defaultDataDir = ".tandem";
const defaultTable = "tandem";
const defaultUrl = "http://localhost:4000";

const Runtime = z.object({
  dynamodbEndpoint: z.url(),
  table: z.string().min(3),
  pid: z.int().positive(),
  url: z.url().default(defaultUrl),
});

export type Where = {
  readonly dataDir: string;
  readonly dynamodbEndpoint: string;
  readonly tableName: string;
  /** Where people reach it when it runs. */
  readonly url: string;
};

/** Runs `body` with the store connected. `dataDir` is the folder of `npm start -- --data`. */
export async function withMarketplace<R>(dataDir: string, io: Io, body: (where: Where) => Promise<R>): Promise<R> {
  const folder = resolve(io.cwd, dataDir);
  const runtime = await findRuntime(folder);
  if (runtime && isRunning(runtime.pid)) {
    return connected({ dataDir: folder, tableName: runtime.table, ...runtime }, body);
  }
  if (!(await exists(join(folder, entries.database)))) {
    throw new Fault("cli.no_marketplace", "unavailable", `There is no marketplace in ${folder} yet`, {
      wayOut: "Run `npm start` first, or name its folder with --data DIR.",
    });
  }
  const giveBack = claimDataFolder(folder);
  try {
    const engine = await startEngine({ dataDir: folder });
    try {
      const { table = defaultTable, url = defaultUrl } = runtime ?? {};
      return await connected({ dataDir: folder, dynamodbEndpoint: engine.endpoint, tableName: table, url }, body);
    } finally {
      await engine.stop();
    }
  } finally {
    giveBack();
  }
}

function connected<R>(where: Where, body: (where: Where) => Promise<R>): Promise<R> {
  connect({ tableName: where.tableName, endpoint: where.dynamodbEndpoint });
  return body(where);
}

async function findRuntime(folder: string): Promise<z.infer<typeof Runtime> | undefined> {
  const text = await readFile(join(folder, entries.runtime), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return Runtime.parse(JSON.parse(text));
  } catch (cause) {
    throw new Fault("cli.runtime_unreadable", "unavailable", `${join(folder, entries.runtime)} can't be read`, {
      wayOut: "Start the marketplace again: npm start.",
      cause,
    });
  }
}

/** Signal 0 reaches only a process that is there; one that isn't ours is there too. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
