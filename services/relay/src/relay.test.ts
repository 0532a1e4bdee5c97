import { createId, defineEvent, type Event, type Id, Instant } from "#core/kernel";
import { marshall } from "@aws-sdk/util-dynamodb";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type Entry, relay, type StreamEvent } from "./relay";

const at = Instant.parse("2026-01-02T03:04:05.000Z");
let counter = 0;
const random = () => Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, counter >> 8, counter++ & 255]);
const tenantId: Id<"ten"> = createId("ten", at, random);
const NoteTaken = defineEvent("note.taken.v1", z.object({ text: z.string(), lines: z.array(z.int()) }));
const note = (text = "hello") =>
  NoteTaken.create({ tenantId, subject: "note", at, random, data: { text, lines: [1, 2] } });

const record = (event: Event, sequenceNumber: string): StreamEvent["Records"][number] => {
  const keys = { pk: `${event.tenantid}#event`, sk: event.id };
  const { id: eventId, tenantid, type, subject, time, data } = event;
  const item = { ...keys, eventId, tenantId: tenantid, type, subject, time, data, __edb_e__: "event", __edb_v__: "1" };
  return {
    eventName: "INSERT",
    dynamodb: { SequenceNumber: sequenceNumber, Keys: marshall(keys), NewImage: marshall(item) },
  };
};

const bus = (refuse: (entry: Entry) => string | undefined = () => undefined) => {
  const calls: (readonly Entry[])[] = [];
  const failures: string[] = [];
  const put = async (entries: readonly Entry[]) => {
    calls.push(entries);
    return entries.map(refuse);
  };
  return { calls, failures, run: (stream: StreamEvent) => relay(stream, put, ({ error }) => failures.push(error)) };
};

describe("relay", () => {
  it("puts the envelope of a stored event, unchanged, under its type", async () => {
    const event = note();
    const { run, calls } = bus();
    expect(await run({ Records: [record(event, "1")] })).toEqual({ batchItemFailures: [] });
    const [entry] = calls.flat();
    expect(JSON.parse(entry?.Detail ?? "")).toEqual(event);
    expect(entry).toMatchObject({ Source: "tandem", DetailType: "note.taken.v1", Time: new Date(at) });
  });

  it("lets no other item out, nor an edit or a removal (R3)", async () => {
    const real = record(note(), "1");
    const keys = (pk: string) => ({ ...real.dynamodb, Keys: marshall({ pk, sk: "x" }) });
    const { run, calls } = bus();
    const response = await run({
      Records: [
        { ...real, dynamodb: keys(`${tenantId}#consumer`) },
        { ...real, dynamodb: keys("platform#event#x") },
        { ...real, eventName: "MODIFY" },
        { ...real, eventName: "REMOVE" },
        {},
      ],
    });
    expect(calls).toEqual([]);
    expect(response.batchItemFailures).toEqual([]);
  });

  it("puts at most ten at once, all of them", async () => {
    const { run, calls } = bus();
    await run({ Records: Array.from({ length: 23 }, (_, n) => record(note(), String(n))) });
    expect(calls.map((entries) => entries.length)).toEqual([10, 10, 3]);
  });

  it("keeps a call within 256 kB, counting bytes and not characters", async () => {
    const { run, calls } = bus();
    await run({ Records: Array.from({ length: 4 }, (_, n) => record(note("é".repeat(50_000)), String(n))) });
    expect(calls.map((entries) => entries.length)).toEqual([2, 2]);
  });

  it("reports each refused entry by sequence number, and only those (R1)", async () => {
    const { run, failures } = bus(({ Detail }) =>
      Detail.includes("refuse me") ? "ThrottlingException: slow" : undefined,
    );
    const texts = ["a", "refuse me", "b", "refuse me"];
    const response = await run({ Records: texts.map((text, n) => record(note(text), `s${n}`)) });
    expect(response.batchItemFailures).toEqual([{ itemIdentifier: "s1" }, { itemIdentifier: "s3" }]);
    expect(failures).toEqual(["ThrottlingException: slow", "ThrottlingException: slow"]);
  });

  it("reports a whole call that failed, and still puts the others (R1)", async () => {
    const put = async (entries: readonly Entry[]) => {
      if (entries.length === 10) throw new Error("network");
      return entries.map(() => undefined);
    };
    const stream = { Records: Array.from({ length: 12 }, (_, n) => record(note(), `s${n}`)) };
    const response = await relay(stream, put, () => undefined);
    expect(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(
      Array.from({ length: 10 }, (_, n) => `s${n}`),
    );
  });

  it("reports an unreadable record and lets the rest of the batch pass (R1)", async () => {
    const poison = record(note(), "poison");
    const { run, calls } = bus();
    const response = await run({
      Records: [{ ...poison, dynamodb: { ...poison.dynamodb, NewImage: marshall({ pk: "x" }) } }, record(note(), "2")],
    });
    expect(response.batchItemFailures).toEqual([{ itemIdentifier: "poison" }]);
    expect(calls.flat()).toHaveLength(1);
  });
});
