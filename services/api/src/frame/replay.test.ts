import { Programme } from "#core/agreement";
import { createId, type Id } from "#core/kernel";
import { EventLog, runInScope } from "#core/store";
import { connectToFreshTable } from "#support";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { join, type Person, type TestApi, testApi } from "../api.fixture";
import { terms } from "../market.fixture";
import { publishProgramme } from "../routes/agreement/publish-programme";
import { groupOf } from "./group";
import { defineRoute, type Route } from "./route";

let supplier: Person;
let other: Person;
beforeAll(async () => {
  await connectToFreshTable();
  supplier = await join("Fjord", ["supplier"]);
  other = await join("Sund", ["supplier"]);
});

const key = () => crypto.randomUUID();
const programme = { title: "Partners", description: "", terms };
const programmesOf = ({ tenantId: supplierId }: Person) =>
  runInScope({ tenantId: supplierId, actor: "test", role: "owner" }, async () => ({
    programmes: (await Programme.list({ supplierId })).items.length,
    events: (await EventLog.list({ tenantId: supplierId })).length,
  }));
const publish = (as: Person, { send }: TestApi, options: { key?: string; json?: unknown } = {}) =>
  send(as, "POST", `/suppliers/${as.tenantId}/programmes`, { json: programme, ...options });

/** The real operation in a process that dies before (`now`) or after its transaction, the first time. */
function dyingApi(when: "before" | "after"): TestApi {
  let isFirst = true;
  const handle: Route["handle"] = async (call, door) => {
    const dies = isFirst;
    isFirst = false;
    if (dies && when === "before") throw new Error("killed");
    const answer = await publishProgramme.handle(call, door);
    if (dies) throw new Error("killed");
    return answer;
  };
  return testApi({ groups: [groupOf({ ...publishProgramme, handle })] });
}

describe("a request that is sent again with its key", () => {
  it("is answered as it was, and takes effect once (K2)", async () => {
    const api = testApi();
    const before = await programmesOf(supplier);
    const again = key();
    const first = await publish(supplier, api, { key: again });
    api.clock.pass(10 * 60 * 60_000);
    const second = await publish(supplier, api, { key: again.toUpperCase() });
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    expect(first.headers.has("idempotency-replayed")).toBe(false);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(await programmesOf(supplier)).toEqual({ programmes: before.programmes + 1, events: before.events + 1 });
  });

  it("is refused when it's another request (K1)", async () => {
    const api = testApi();
    const again = key();
    await publish(supplier, api, { key: again });
    const { status, body } = await publish(supplier, api, { key: again, json: { ...programme, title: "Others" } });
    expect([status, body.code]).toEqual([422, "idempotency.key_reused"]);
  });

  it("is somebody else's business when another tenant uses the same key (invariant 2)", async () => {
    const api = testApi();
    const again = key();
    const [mine, theirs] = [await publish(supplier, api, { key: again }), await publish(other, api, { key: again })];
    expect(theirs.status).toBe(201);
    expect(theirs.body.programmeId).not.toBe(mine.body.programmeId);
  });

  it.each([
    { value: "", code: "idempotency.key_missing" },
    { value: "not-a-uuid", code: "idempotency.key_malformed" },
  ])("needs a UUID, and says of '$value' what is wrong", async ({ value, code }) => {
    const { status, body } = await publish(supplier, testApi(), { key: value });
    expect([status, body.code]).toEqual([400, code]);
  });

  it("takes effect once when both arrive at the same moment (K3)", async () => {
    const api = testApi();
    const again = key();
    const before = await programmesOf(supplier);
    const answers = await Promise.all([1, 2, 3].map(() => publish(supplier, api, { key: again })));
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
      expect([status, body.code]).toEqual([409, "idempotency.running"]);
    }
    expect(await programmesOf(supplier)).toEqual({ programmes: before.programmes + 1, events: before.events + 1 });
  });
});

describe("a request whose process died", () => {
  let before: { programmes: number; events: number };
  beforeEach(async () => void (before = await programmesOf(supplier)));

  it.each(["before", "after"] as const)(
    "%s its transaction takes effect once when it is sent again (K4)",
    async (when) => {
      const api = dyingApi(when);
      const again = key();
      expect((await publish(supplier, api, { key: again })).status).toBe(500);
      api.clock.pass(31_000);
      const { status, body } = await publish(supplier, api, { key: again });
      expect(status).toBe(201);
      expect(await programmesOf(supplier)).toEqual({ programmes: before.programmes + 1, events: before.events + 1 });
      const supplierId = supplier.tenantId;
      const kept = await runInScope({ tenantId: supplierId, actor: "test", role: "owner" }, () =>
        Programme.get({ supplierId, programmeId: body.programmeId }),
      );
      expect(body).toEqual(kept);
      expect((await publish(supplier, api, { key: again })).headers.get("idempotency-replayed")).toBe("true");
    },
  );

  it("is told to wait while its first run could still be going on (K3)", async () => {
    const api = dyingApi("after");
    const again = key();
    await publish(supplier, api, { key: again });
    api.clock.pass(29_000);
    const { status, body, headers } = await publish(supplier, api, { key: again });
    expect([status, body.code, headers.get("retry-after")]).toEqual([409, "idempotency.running", "2"]);
  });

  it("isn't run again once the event log's readers have moved on (K6)", async () => {
    const api = dyingApi("before");
    const again = key();
    await publish(supplier, api, { key: again });
    api.clock.pass(5 * 60_000);
    const { status, body } = await publish(supplier, api, { key: again });
    expect([status, body.code]).toEqual([409, "idempotency.unresolved"]);
    expect(await programmesOf(supplier)).toEqual(before);
  });
});

it("may be repeated once the cause of a refusal is gone (K5)", async () => {
  let isOpen = false;
  const moody = defineRoute({
    operationId: "moody",
    method: "post",
    path: "/moody",
    tag: "Platform",
    summary: "s",
    description: "d",
    access: "member",
    once: true,
    success: { status: 201, description: "d", content: z.object({ id: z.string() }) },
    handle: async ({ caller: { tenantId: supplierId }, at, random }) => {
      if (!isOpen) await Programme.get({ supplierId, programmeId: createId("prg", at, random) });
      return { body: { id: createId("prg", at, random) satisfies Id<"prg"> } };
    },
  });
  const { send } = testApi({ groups: [groupOf(moody)] });
  const again = key();
  expect((await send(supplier, "POST", "/moody", { key: again })).status).toBe(404);
  isOpen = true;
  expect((await send(supplier, "POST", "/moody", { key: again })).status).toBe(201);
});
