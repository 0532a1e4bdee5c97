import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { findBinary, startEngine } from "./engine";
import { createTable } from "./table";

const packaged = { dynamodbEndpoint: undefined, dynoxideBinary: undefined };
const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step();
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tandem-engine-"));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it("keeps its data between two runs on the same folder, which it makes itself", async () => {
  const dataDir = join(temporaryFolder(), "not", "yet", "there");
  const first = await startEngine({ dataDir, environment: packaged });
  expect(await createTable({ endpoint: first.endpoint, tableName: "kept" })).toBe("created");
  await first.stop();
  const second = await startEngine({ dataDir, environment: packaged });
  cleanUp.push(second.stop);
  expect(await createTable({ endpoint: second.endpoint, tableName: "kept" })).toBe("existed");
});

it("stops answering once it is stopped", async () => {
  const engine = await startEngine({ environment: packaged });
  await fetch(engine.endpoint);
  await engine.stop();
  await expect(fetch(engine.endpoint)).rejects.toThrow();
});

it("refuses a port that a stranger holds, instead of talking to the stranger", async () => {
  const stranger = createServer((_, response) => response.end("healthy"));
  await new Promise<void>((listening) => stranger.listen(0, "127.0.0.1", listening));
  cleanUp.push(() => stranger.close());
  const { port } = stranger.address() as { port: number };
  await expect(startEngine({ port, environment: packaged })).rejects.toMatchObject({
    code: "local.engine_failed",
    message: expect.stringContaining("already in use"),
  });
});

it("says what is wrong with a damaged database file, and the way out", async () => {
  const dataDir = temporaryFolder();
  writeFileSync(join(dataDir, "tandem.sqlite"), "this was a database once ".repeat(400));
  await expect(startEngine({ dataDir, environment: packaged })).rejects.toMatchObject({
    code: "local.engine_failed",
    wayOut: expect.stringContaining("--fresh"),
  });
});

it("refuses a data folder that is a file", async () => {
  const path = join(temporaryFolder(), "file");
  writeFileSync(path, "");
  await expect(startEngine({ dataDir: path, environment: packaged })).rejects.toMatchObject({
    code: "local.engine_failed",
  });
});

it("takes the endpoint that the user names, and starts nothing", async () => {
  const environment = { ...packaged, dynamodbEndpoint: "http://127.0.0.1:1" };
  expect(await startEngine({ environment })).toMatchObject({ endpoint: "http://127.0.0.1:1", pid: undefined });
});

it("says how to get an engine when the named binary can't run", () => {
  expect(() => findBinary({ ...packaged, dynoxideBinary: "/nowhere/dynoxide" })).toThrow(/TANDEM_DYNOXIDE/);
});

it("takes the binary that the user names before the packaged one", () => {
  const dynoxideBinary = findBinary(packaged);
  expect(findBinary({ ...packaged, dynoxideBinary: process.execPath })).not.toBe(dynoxideBinary);
});

it.skipIf(!existsSync("/proc/self"))("dies with its parent, even when the parent is killed with SIGKILL", async () => {
  const script = `
    import { startEngine } from ${JSON.stringify(fileURLToPath(new URL("./engine.ts", import.meta.url)))};
    const engine = await startEngine({ environment: {} });
    process.stdout.write(JSON.stringify({ pid: engine.pid, endpoint: engine.endpoint }) + "\\n");
    setInterval(() => undefined, 1000);`;
  const parent = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { pid, endpoint } = JSON.parse(await firstLine(parent)) as { pid: number; endpoint: string };
  const [engine] = childrenOf(pid);
  expect(engine).toBeDefined();
  expect((await fetch(endpoint)).status).toBe(200);
  parent.kill("SIGKILL");
  await expect.poll(() => [pid, engine as number].filter(isAlive), { timeout: 5_000 }).toEqual([]);
  await expect(fetch(endpoint)).rejects.toThrow();
});

const firstLine = async (child: ChildProcess): Promise<string> => {
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  while (!text.includes("\n")) await sleep(20);
  return text;
};

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);

/** A zombie is dead: only its parent hasn't looked yet. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
