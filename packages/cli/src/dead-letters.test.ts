import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { deriveId, type Instant } from "#core/kernel";
import { EventLog } from "#core/store";
import { inFreshTable } from "#support";
import { queued, startSqs } from "../../core/src/dead-letter/queue.fixture";
import { keepDeadLetter } from "../../local/src/bus/dead-letter";
import { main } from "./main";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "tandem-cli-"))));
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

class Sink extends Writable {
  text = "";
  override _write(chunk: Buffer, _: string, done: () => void) {
    this.text += chunk.toString();
    done();
  }
}
async function tandem(...argv: string[]) {
  const [stdout, stderr] = [new Sink(), new Sink()];
  return {
    code: await main(["dead-letters", ...argv], { stdout, stderr, cwd: folder }),
    out: stdout.text,
    err: stderr.text,
  };
}

/** The supplier of this change is nobody, so `on-product-changed` finds no listing that has to follow, and is content. */
const event = EventLog.toEnvelope({
  tenantId: deriveId("ten", "nobody"),
  eventId: deriveId("evt", "e"),
  type: "product.changed.v1",
  subject: deriveId("prd", "p"),
  time: "2026-01-01T00:00:00.000Z",
  data: { productId: deriveId("prd", "p"), revision: 1 },
});
const letterOf = (subscription: string) => ({
  event,
  subscription,
  reason: "Error: \u001B[31mbroken",
  receiveCount: 5,
  givenUpAt: "2026-01-01T00:05:00.000Z" as Instant,
});
const idOf = (subscription: string) => `${event.id}.${subscription}`;

describe("tandem dead-letters, on local data", () => {
  const running = (body: () => Promise<void>) =>
    inFreshTable(async ({ endpoint, tableName }) => {
      await mkdir(join(folder, ".tandem"));
      const runtime = { dynamodbEndpoint: endpoint, table: tableName, pid: process.pid };
      await writeFile(join(folder, ".tandem", "runtime.json"), JSON.stringify(runtime));
      await keepDeadLetter(letterOf("on-product-changed"));
      await keepDeadLetter(letterOf("on-nothing"));
      await body();
    });

  it("lists them without the terminal's control characters", () =>
    running(async () => {
      const { code, out } = await tandem("list");
      expect(code).toBe(0);
      for (const name of ["on-product-changed", "on-nothing"]) expect(out).toContain(idOf(name));
      expect(out).toContain("broken");
      expect(out).not.toContain("\u001B");
      expect(JSON.parse((await tandem("list", "--json")).out)).toHaveLength(2);
    }));

  it("runs the reaction again, and keeps what fails again", () =>
    running(async () => {
      const { code, out } = await tandem("redrive", "--all", "--json");
      expect(code).toBe(1);
      expect(JSON.parse(out)).toEqual([
        { deadLetterId: idOf("on-nothing"), outcome: "failed" },
        { deadLetterId: idOf("on-product-changed"), outcome: "handled" },
      ]);
      expect(JSON.parse((await tandem("list", "--json")).out)).toMatchObject([{ subscription: "on-nothing" }]);
    }));

  it("sends the one that is named, and says when it isn't there", () =>
    running(async () => {
      const letter = ["redrive", "--letter", idOf("on-product-changed")];
      expect(await tandem(...letter)).toMatchObject({ code: 0, out: expect.stringContaining("handled") });
      expect(await tandem(...letter)).toMatchObject({ code: 1, out: expect.stringContaining("isn't there") });
    }));
});

describe("tandem dead-letters --stage", () => {
  it("lists what waits in the stage's queues, and puts it back", async () => {
    const { subscriptions } = await import("../../../services/subscriber/src/subscriptions");
    const names = Object.keys(subscriptions).flatMap((name) => [name, `${name}-dead`]);
    const sqs = await startSqs([...names, "undelivered"].map((name) => `tandem-prod-${name}`));
    try {
      vi.stubEnv("AWS_ENDPOINT_URL_SQS", sqs.url);
      vi.stubEnv("AWS_REGION", "eu-central-1");
      vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
      vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
      sqs.put("tandem-prod-on-product-changed-dead", queued(event));
      expect((await tandem("list", "--stage", "prod")).out).toContain(idOf("on-product-changed"));
      const redriven = await tandem("redrive", "--all", "--stage", "prod");
      expect(redriven).toMatchObject({ code: 0, out: expect.stringContaining("back in its queue") });
      expect(sqs.bodies("tandem-prod-on-product-changed")).toEqual([queued(event)]);
      expect(await tandem("list", "--stage", "test")).toMatchObject({
        code: 1,
        err: expect.stringContaining("cli.no_stage"),
      });
    } finally {
      await sqs.stop();
    }
  });
});

it.each([
  { argv: [], says: "ACTION is missing" },
  { argv: ["send"], says: "ACTION is list or redrive" },
  { argv: ["list", "--all"], says: "list shows them all" },
  { argv: ["redrive"], says: "either --letter ID or --all" },
  { argv: ["redrive", "--all", "--letter", "x"], says: "either --letter ID or --all" },
])("answers $argv with 2 and what to do", async ({ argv, says }) => {
  expect(await tandem(...argv)).toMatchObject({ code: 2, err: expect.stringContaining(says), out: "" });
});
