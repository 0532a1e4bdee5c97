import { SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { createId, defineEvent, deriveId, type Instant } from "../kernel";
import { type Box, idOf } from "./dead-letter";
import { queuedLetters } from "./queue";
import { type FakeSqs, queued, startSqs } from "./queue.fixture";

const subscriptions = ["on-order", "on-product"];
const Happened = defineEvent("test.happened.v1", z.object({ secret: z.string() }));
const tenantId = deriveId("ten", "t");
const eventOf = (seconds: number) => {
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString() as Instant;
  const random = () => Buffer.from(createId("evt", at, () => Buffer.alloc(10, seconds)).slice(-10));
  return Happened.create({ tenantId, subject: "s", at, random, data: { secret: "of the tenant" } });
};

let sqs: FakeSqs;
let box: Box;
beforeEach(async () => {
  const own = subscriptions.flatMap((name) => [`tandem-test-${name}`, `tandem-test-${name}-dead`]);
  sqs = await startSqs([...own, "tandem-test-undelivered"]);
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const client = new SQSClient({ region: "eu-central-1", endpoint: sqs.url, credentials, maxAttempts: 1 });
  box = queuedLetters({ url: `${sqs.url}/000000000000/tandem-test`, subscriptions }, client);
});
afterEach(() => sqs.stop());

describe("the list of dead letters in SQS", () => {
  it("says what and whose, oldest event first, and nothing of the event's data (I2)", async () => {
    const [older, newer] = [eventOf(1), eventOf(2)];
    sqs.put("tandem-test-on-product-dead", queued(newer));
    sqs.put("tandem-test-on-order-dead", queued(older));
    const letters = await box.list();
    expect(letters).toEqual([
      {
        deadLetterId: idOf(older.id as `evt_${string}`, "on-order"),
        subscription: "on-order",
        eventId: older.id,
        eventType: "test.happened.v1",
        tenantId,
        reason: "See the log of the function tandem-test-on-order",
        receiveCount: 1,
        givenUpAt: null,
      },
      expect.objectContaining({ eventId: newer.id, subscription: "on-product" }),
    ]);
    expect(JSON.stringify(letters)).not.toContain("of the tenant");
  });

  it("tells what EventBridge couldn't queue, for whom, and why", async () => {
    sqs.put("tandem-test-undelivered", queued(eventOf(1)), {
      RULE_ARN: "arn:aws:events:eu-central-1:000000000000:rule/tandem-test/tandem-test-on-product",
      ERROR_MESSAGE: "Access denied",
    });
    expect(await box.list()).toMatchObject([{ subscription: "on-product", reason: "Access denied" }]);
  });

  it("takes nothing away, from queues longer than a batch too", async () => {
    for (let second = 0; second < 25; second += 1) sqs.put("tandem-test-on-order-dead", queued(eventOf(second)));
    expect(await box.list()).toHaveLength(25);
    expect(sqs.hidden()).toBe(0);
    expect(await box.list()).toHaveLength(25);
  });

  it.each(["", "not JSON", "{}", '{"detail":{"id":"evt_1"}}', "[]"])(
    "leaves %j, which is no event of ours",
    async (body) => {
      sqs.put("tandem-test-on-order-dead", body);
      sqs.put("tandem-test-undelivered", queued(eventOf(1)), { RULE_ARN: "arn:aws:events:::rule/other/other" });
      expect(await box.list()).toEqual([]);
      expect(sqs.bodies("tandem-test-on-order-dead")).toEqual([body]);
    },
  );
});

describe("a dead letter in SQS that is sent again", () => {
  it("goes back to its own subscription's queue, as it was, and the others stay", async () => {
    const [one, other] = [eventOf(1), eventOf(2)];
    for (const name of subscriptions) sqs.put(`tandem-test-${name}-dead`, queued(one));
    sqs.put("tandem-test-on-order-dead", queued(other));
    const id = idOf(one.id as `evt_${string}`, "on-order");
    expect([...(await box.redrive([id]))]).toEqual([[id, "queued"]]);
    expect(sqs.bodies("tandem-test-on-order")).toEqual([queued(one)]);
    expect(sqs.bodies("tandem-test-on-product")).toEqual([]);
    expect(await box.list()).toMatchObject([
      { eventId: one.id, subscription: "on-product" },
      { eventId: other.id, subscription: "on-order" },
    ]);
    expect(await box.redrive([id])).toEqual(new Map());
  });

  it("reaches its subscription from where EventBridge gave it up", async () => {
    const event = eventOf(1);
    const RULE_ARN = "arn:aws:events:eu-central-1:000000000000:rule/tandem-test/tandem-test-on-product";
    sqs.put("tandem-test-undelivered", queued(event), { RULE_ARN });
    await box.redrive([idOf(event.id as `evt_${string}`, "on-product")]);
    expect(sqs.bodies("tandem-test-on-product")).toEqual([queued(event)]);
    expect(sqs.bodies("tandem-test-undelivered")).toEqual([]);
  });

  it.each(["SendMessage", "DeleteMessage"])("isn't lost when it breaks off at %s (I1)", async (call) => {
    const event = eventOf(1);
    sqs.put("tandem-test-on-order-dead", queued(event));
    sqs.broken.add(call);
    const id = idOf(event.id as `evt_${string}`, "on-order");
    await expect(box.redrive([id])).rejects.toThrow("gone");
    expect(sqs.bodies("tandem-test-on-order-dead")).toEqual([queued(event)]);
    sqs.broken.clear();
    expect([...(await box.redrive([id]))]).toEqual([[id, "queued"]]);
    expect(sqs.bodies("tandem-test-on-order-dead")).toEqual([]);
  });

  it("can't name a queue that isn't a subscription's", async () => {
    const id = idOf(deriveId("evt", "1"), "other");
    expect(await box.redrive([id])).toEqual(new Map());
    expect(sqs.calls).not.toContain("SendMessage");
  });
});
