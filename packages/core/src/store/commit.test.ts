import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connectToFreshTable, type FreshTable, scopeOf, throughLossyConnection } from "#support";
import { createId, deriveId, Fault, instant } from "../kernel";
import { commit, EventLog, onEventWritten, recordOnce, runInScope } from ".";
import { documentClient, tableName } from "./connection";

const tenantId = deriveId("ten", "tenant");
const at = instant("2026-01-01T00:00:00Z");
const put = (sort: string) => ({
  put: {
    TableName: tableName(),
    Item: { pk: `${tenantId}#thing`, sk: sort },
    ConditionExpression: "attribute_not_exists(pk)",
  },
});
const event = {
  specversion: "1.0" as const,
  id: createId("evt", at, () => new Uint8Array(10)),
  source: "tandem",
  type: "thing.made.v1",
  subject: "thing",
  time: at,
  tenantid: tenantId,
  sequence: "0",
  data: {},
};
const inScope = <R>(body: () => Promise<R>) => runInScope(scopeOf(tenantId), body);
const events = () => inScope(() => EventLog.list({ tenantId }));

/** Emulators never show conflicts or throttling: here the wire answers with them, so many times. */
function failing(times: number, error: Error): () => number {
  let calls = 0;
  documentClient().middlewareStack.add(
    (next) => (args) => {
      calls += 1;
      return calls <= times ? Promise.reject(error) : next(args);
    },
    { step: "finalizeRequest", name: "failing" },
  );
  return () => calls;
}
/** The wire itself answers so, try by try, and with the last of them for ever: behind the SDK's own tries. */
function answeringLast(answers: readonly (string | Error)[]): void {
  let calls = 0;
  documentClient().middlewareStack.add(
    () => () => {
      const answer = answers[Math.min(calls, answers.length - 1)];
      calls += 1;
      if (answer === "lost") return Promise.reject(named("TimeoutError", { $fault: "server", $retryable: {} }));
      return Promise.reject(typeof answer === "string" ? named(answer, { $fault: "client" }) : answer);
    },
    { step: "deserialize", priority: "high", name: "failing" },
  );
}
const named = (name: string, rest: object = {}) => Object.assign(new Error(name), { name, ...rest });
const conflict = named("TransactionCanceledException", {
  $fault: "client",
  CancellationReasons: [{ Code: "None" }, { Code: "TransactionConflict" }],
});

let table: FreshTable;
beforeEach(async () => {
  // Of the SDK itself, for each of ours: enough to hide an answer behind another.
  vi.stubEnv("AWS_MAX_ATTEMPTS", "2");
  table = await connectToFreshTable();
});
afterEach(() => void vi.unstubAllEnvs());
afterEach(() => void documentClient().middlewareStack.remove("failing"));

const update = (sort: string, from: number) => ({
  update: {
    TableName: tableName(),
    Key: { pk: `${tenantId}#thing`, sk: sort },
    UpdateExpression: "SET #n = :next REMOVE #gone",
    ConditionExpression: from === 0 ? "attribute_not_exists(#n)" : "#n = :from",
    ExpressionAttributeNames: { "#n": "n", "#gone": "gone" },
    ExpressionAttributeValues: { ":next": from + 1, ...(from === 0 ? {} : { ":from": from }) },
  },
});

describe("an answer that is lost after the write", () => {
  it.each([
    ["put", "PutItem", () => put("a")],
    ["update", "UpdateItem", () => update("a", 0)],
  ])("of an effect (%s) isn't taken for somebody else's, and still counts once", (_, operation, write) =>
    throughLossyConnection(table, operation, async (lost) =>
      inScope(async () => {
        expect(await recordOnce(write())).toBe("recorded");
        expect(lost()).toBe(1);
        expect(await recordOnce(write())).toBe("replayed");
      }),
    ),
  );

  it("of an update leaves the next one its place", () =>
    throughLossyConnection(table, "UpdateItem", async () =>
      inScope(async () => {
        expect(await recordOnce(update("a", 0))).toBe("recorded");
        expect(await recordOnce(update("a", 1))).toBe("recorded");
        expect(await recordOnce(update("a", 1))).toBe("replayed");
      }),
    ));

  it("of a transaction isn't a failed condition, and its event is there once", async () => {
    const told: string[] = [];
    const forget = onEventWritten(({ id }) => told.push(id));
    await throughLossyConnection(table, "TransactWriteItems", async (lost) => {
      await inScope(() => commit({ writes: [put("a")], event }));
      expect(lost()).toBe(1);
    });
    forget();
    expect([told, (await events()).map(({ id }) => id)]).toEqual([[event.id], [event.id]]);
  });

  it("of a transaction that is still in progress keeps its token, one that was cancelled gets another", async () => {
    const tokens: unknown[] = [];
    const failures = [named("TransactionInProgressException"), conflict];
    documentClient().middlewareStack.add(
      (next) => (args) => {
        tokens.push((args.input as { ClientRequestToken?: string }).ClientRequestToken);
        const failure = failures[tokens.length - 1];
        return failure ? Promise.reject(failure) : next(args);
      },
      // Before the SDK's own tries, so that these are ours.
      { step: "initialize", name: "failing" },
    );
    await inScope(() => commit({ writes: [put("a")], event }));
    expect(tokens).toEqual([expect.any(String), tokens[0], expect.any(String)]);
    expect(tokens[2]).not.toBe(tokens[0]);
  });
});

describe("commit", () => {
  it("writes the event with the change, or neither", async () => {
    await inScope(() => commit({ writes: [put("a")], event }));
    const taken = new Fault("thing.taken", "conflict");
    const again = { ...event, id: createId("evt", at, () => new Uint8Array(10).fill(1)) };
    await expect(inScope(() => commit({ writes: [{ ...put("a"), orFault: taken }], event: again }))).rejects.toBe(
      taken,
    );
    expect((await events()).map(({ id }) => id)).toEqual([event.id]);
  });

  it.each([
    ["a conflict with another transaction", conflict],
    ["throttling", named("ThrottlingException")],
    ["a hot item", named("TransactionCanceledException", { CancellationReasons: [{ Code: "ThrottlingError" }] })],
  ])("tries again after %s", async (_, error) => {
    const calls = failing(2, error);
    await inScope(() => commit({ writes: [put("a")], event }));
    expect(calls()).toBe(3);
  });

  it("says so when others keep winning, and has written nothing", async () => {
    failing(6, conflict);
    await expect(inScope(() => commit({ writes: [put("a")], event }))).rejects.toMatchObject({
      code: "store.busy",
      kind: "unavailable",
    });
    expect(await events()).toEqual([]);
  });

  it.each([
    ["it was still in progress at last", ["TransactionInProgressException"]],
    ["throttling hid a lost answer", ["lost", "ThrottlingException"]],
    ["throttling followed an answer of being in progress", ["TransactionInProgressException", "ThrottlingException"]],
  ])("says that nobody knows whether it was written: %s", async (_, answers) => {
    answeringLast(answers);
    await expect(inScope(() => commit({ writes: [put("a")], event }))).rejects.toMatchObject({
      code: "store.outcome_unknown",
      kind: "unavailable",
    });
  });

  it("says so of an effect, too", async () => {
    answeringLast(["lost", "ThrottlingException"]);
    await expect(inScope(() => recordOnce(put("b")))).rejects.toMatchObject({ code: "store.outcome_unknown" });
  });

  it("knows again that nothing was written once a later try was cancelled", async () => {
    answeringLast(["TransactionInProgressException", conflict]);
    await expect(inScope(() => commit({ writes: [put("a")], event }))).rejects.toMatchObject({ code: "store.busy" });
  });

  it("lets any other failure through at once", async () => {
    const calls = failing(1, named("ValidationException"));
    await expect(inScope(() => commit({ writes: [put("a")], event }))).rejects.toThrow("ValidationException");
    expect(calls()).toBe(1);
  });

  it("a listener that throws doesn't make a written transaction look failed", async () => {
    const forget = onEventWritten(() => {
      throw new Error("the relay stumbled");
    });
    await inScope(() => commit({ writes: [put("a")], event }));
    forget();
    expect(await events()).toHaveLength(1);
  });

  it("invariant 2: a transaction with one foreign key writes none of it", async () => {
    const foreign = { put: { TableName: tableName(), Item: { pk: `${deriveId("ten", "other")}#thing`, sk: "a" } } };
    await expect(inScope(() => commit({ writes: [put("a"), foreign], event }))).rejects.toThrow("write of");
    expect(await events()).toEqual([]);
  });
});

it("an effect is recorded once, and tried again when the table is busy", async () => {
  const calls = failing(1, named("ProvisionedThroughputExceededException"));
  await inScope(async () => {
    expect(await recordOnce(put("a"))).toBe("recorded");
    expect(await recordOnce(put("a"))).toBe("replayed");
  });
  expect(calls()).toBe(3);
});
