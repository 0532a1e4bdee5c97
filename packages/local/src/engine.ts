/**
 * The embedded database engine: a DynamoDB in a child process.
 *
 * Invariants
 *   1. The endpoint handed out is our own child's: the child itself says that it listens, and it exits when it can't
 *      have the port. A port that merely answers proves nothing, a stranger may be sitting on it.
 *   2. The engine never outlives this process, however this process ends (engine-supervisor.mjs).
 *   3. Its streams stay off: they are never trimmed, and each write scans what came before.
 *
 * Which engine: an endpoint that the user names, then a binary that the user names, then the package for this platform.
 *
 * @module
 */
import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Fault } from "#core/kernel";
import { type LocalEnvironment, localEnvironment } from "./environment";

export type Engine = {
  readonly endpoint: string;
  /** Process id of the supervisor; `undefined` when the user named an endpoint. */
  readonly pid: number | undefined;
  /** Settles when the engine ends, asked or not, with the last it said. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
};

export type EngineOptions = {
  /** Folder of the database file; without it the data lives in memory only. */
  readonly dataDir?: string;
  /** Without it, any free port. */
  readonly port?: number;
  readonly environment?: LocalEnvironment;
};

const supervisor = fileURLToPath(new URL("./engine-supervisor.mjs", import.meta.url));
const databaseFile = "tandem.sqlite";
const startTimeoutMs = 15_000;
const stopTimeoutMs = 4_000;

/**
 * Starts the engine, or takes the endpoint that the user named.
 *
 * @throws Fault `local.engine_missing` (unavailable) when there is no engine for this platform
 * @throws Fault `local.engine_failed` (unavailable) when it doesn't start: port taken, folder unwritable, file damaged
 */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  const environment = options.environment ?? localEnvironment();
  if (environment.dynamodbEndpoint) {
    return {
      endpoint: environment.dynamodbEndpoint,
      pid: undefined,
      ended: new Promise(() => undefined),
      stop: async () => undefined,
    };
  }
  const binary = findBinary(environment);
  if (options.dataDir) makeFolder(options.dataDir);

  // Between asking the system for a free port and the engine's binding it, another process may take it: try again.
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    try {
      return await launch(binary, port, options.dataDir);
    } catch (error) {
      const portTaken = error instanceof Fault && /already in use|address in use/i.test(error.message);
      if (options.port !== undefined || !portTaken || attempt === 5) throw error;
    }
  }
}

/** Where the engine's binary is on this machine. */
export function findBinary(environment: LocalEnvironment): string {
  if (environment.dynoxideBinary) {
    try {
      accessSync(environment.dynoxideBinary, constants.X_OK);
      return environment.dynoxideBinary;
    } catch (cause) {
      throw new Fault(
        "local.engine_missing",
        "unavailable",
        `TANDEM_DYNOXIDE names ${environment.dynoxideBinary}, which can't be run`,
        { wayOut: "Set it to an executable Dynoxide binary, or unset it to use the packaged one.", cause },
      );
    }
  }
  const platform = `${process.platform}-${process.arch}`;
  const name = `@dynoxide/${platform}`;
  const file = process.platform === "win32" ? "dynoxide.exe" : "dynoxide";
  try {
    return createRequire(import.meta.url).resolve(`${name}/${file}`);
  } catch (cause) {
    throw new Fault(
      "local.engine_missing",
      "unavailable",
      `The embedded database isn't installed for this platform (${platform})`,
      {
        wayOut: packagedPlatforms.includes(platform)
          ? `Run \`npm install --no-save ${name}@1.2.1\`. Or set TANDEM_DYNOXIDE to a Dynoxide binary, or TANDEM_DYNAMODB_ENDPOINT to any DynamoDB.`
          : "There is no package for it. Build Dynoxide (https://github.com/nubo-db/dynoxide, `cargo install dynoxide-rs`) and set TANDEM_DYNOXIDE to its binary, or set TANDEM_DYNAMODB_ENDPOINT to any DynamoDB.",
        cause,
      },
    );
  }
}

const packagedPlatforms = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"];

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (cause) {
    throw new Fault("local.engine_failed", "unavailable", `The data folder ${dataDir} can't be written`, {
      wayOut: "Free some space or fix its permissions, or choose another with --data DIR.",
      cause,
    });
  }
}

async function launch(binary: string, port: number, dataDir: string | undefined): Promise<Engine> {
  const engineArguments = ["serve", "--host", "127.0.0.1", "--port", String(port)];
  if (dataDir) engineArguments.push("--db-path", join(dataDir, databaseFile));
  // A process group of its own: Ctrl-C in a terminal must reach the runtime first, which still needs its database.
  const child = spawn(process.execPath, [supervisor, binary, ...engineArguments], {
    stdio: ["pipe", "ignore", "pipe"],
    detached: true,
    windowsHide: true,
  });
  const { listening, ended } = watch(child);
  const timeout = new Promise<"timeout">((settle) => setTimeout(settle, startTimeoutMs, "timeout").unref());
  const outcome = await Promise.race([listening, ended.then((said) => ({ said })), timeout]);
  if (outcome === "listening") {
    // The engine must not keep a process alive that has nothing else to do.
    child.unref();
    unrefStream(child.stdin);
    unrefStream(child.stderr);
    return { endpoint: `http://127.0.0.1:${port}`, pid: child.pid, ended, stop: () => stop(child, ended) };
  }
  await stop(child, ended);
  const said = outcome === "timeout" ? `it said nothing for ${startTimeoutMs / 1000} s` : inOurWords(outcome.said);
  throw new Fault("local.engine_failed", "unavailable", `The embedded database didn't start: ${said}`, {
    wayOut: dataDir
      ? `Put a copy of ${join(dataDir, databaseFile)} back, start over with --fresh, or choose another folder with --data DIR.`
      : "Close what holds the port, or choose another.",
  });
}

/** The engine takes a damaged file for an encrypted one, and speaks of its build options. */
const inOurWords = (said: string): string =>
  /not a valid SQLite database/.test(said) ? `${databaseFile} is damaged, or isn't a database` : said;

function watch(child: ChildProcess): { listening: Promise<"listening">; ended: Promise<string> } {
  let said = "";
  const listening = new Promise<"listening">((settle) => {
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      said = (said + chunk).slice(-2_000);
      if (said.includes("listening on")) settle("listening");
    });
  });
  const ended = new Promise<string>((settle) => {
    const settleWith = (code: number | null) => settle(said.replace(/^error: /gm, "").trim() || `exit code ${code}`);
    child.on("error", (error) => settle(error.message));
    child.on("close", settleWith);
    // Without "close", when something else still holds standard error: a killed supervisor's engine, for instance.
    child.on("exit", (code) => setTimeout(settleWith, 100, code));
  });
  return { listening, ended };
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.ref();
  child.stdin?.end();
  const timer = setTimeout(() => child.kill("SIGKILL"), stopTimeoutMs);
  await ended;
  clearTimeout(timer);
}

const unrefStream = (stream: unknown): void => (stream as { unref?: () => void } | null)?.unref?.();

const freePort = (): Promise<number> =>
  new Promise((settle, refuse) => {
    const probe = createServer().once("error", refuse);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? settle(address.port) : refuse(new Error("no port"))));
    });
  });
