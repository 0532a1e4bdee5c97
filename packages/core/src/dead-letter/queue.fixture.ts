/**
 * SQS as far as dead letters need it, over HTTP with its JSON protocol: what is received is hidden until it is given back or
 * deleted, and a receipt is good for the latest receive.
 */
import { createHash, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Attribute = { readonly DataType: "String"; readonly StringValue: string };
type Held = {
  readonly MessageId: string;
  readonly Body: string;
  readonly MessageAttributes: Readonly<Record<string, Attribute>>;
  receiveCount: number;
  receipt: string | undefined;
};
type Input = {
  readonly QueueUrl: string;
  readonly QueueName: string;
  readonly MaxNumberOfMessages: number;
  readonly MessageBody: string;
  readonly ReceiptHandle: string;
  readonly Entries: readonly { readonly Id: string; readonly ReceiptHandle: string }[];
};

const md5 = (text: string): string => createHash("md5").update(text).digest("hex");

export type FakeSqs = Awaited<ReturnType<typeof startSqs>>;

export async function startSqs(names: readonly string[]) {
  const queues = new Map<string, Held[]>(names.map((name) => [name, []]));
  const calls: string[] = [];
  /** Calls that answer 500 from now on, as if whoever asked had died at that moment. */
  const broken = new Set<string>();
  const queueOf = ({ QueueUrl }: Input): Held[] => {
    const queue = queues.get(QueueUrl.slice(QueueUrl.lastIndexOf("/") + 1));
    if (!queue) throw new Error(`no queue ${QueueUrl}`);
    return queue;
  };
  const put = (queue: Held[], Body: string, MessageAttributes: Held["MessageAttributes"] = {}) =>
    queue.push({ MessageId: randomUUID(), Body, MessageAttributes, receiveCount: 0, receipt: undefined });
  const actions: Record<string, (input: Input) => unknown> = {
    GetQueueUrl: ({ QueueName }) => {
      if (!queues.has(QueueName)) throw new Error(`no queue ${QueueName}`);
      return { QueueUrl: `${url}/000000000000/${QueueName}` };
    },
    ReceiveMessage: (input) => {
      const free = queueOf(input).filter(({ receipt }) => receipt === undefined);
      return {
        Messages: free.slice(0, input.MaxNumberOfMessages).map((held) => {
          held.receiveCount += 1;
          held.receipt = randomUUID();
          const { MessageId, Body, MessageAttributes, receiveCount } = held;
          const Attributes = { ApproximateReceiveCount: String(receiveCount) };
          return { MessageId, Body, MD5OfBody: md5(Body), MessageAttributes, Attributes, ReceiptHandle: held.receipt };
        }),
      };
    },
    ChangeMessageVisibilityBatch: (input) => {
      for (const { ReceiptHandle } of input.Entries) {
        const held = queueOf(input).find(({ receipt }) => receipt === ReceiptHandle);
        if (held) held.receipt = undefined;
      }
      return { Successful: [], Failed: [] };
    },
    SendMessage: (input) => {
      put(queueOf(input), input.MessageBody);
      return { MessageId: randomUUID(), MD5OfMessageBody: md5(input.MessageBody) };
    },
    DeleteMessage: (input) => {
      const queue = queueOf(input);
      const index = queue.findIndex(({ receipt }) => receipt === input.ReceiptHandle);
      if (index >= 0) queue.splice(index, 1);
      return {};
    },
  };
  const server = createServer((request, response) => {
    const name = String(request.headers["x-amz-target"]).replace("AmazonSQS.", "");
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      calls.push(name);
      response.setHeader("content-type", "application/x-amz-json-1.0");
      try {
        if (broken.has(name)) throw new Error("gone");
        response.end(JSON.stringify(actions[name]?.(JSON.parse(body) as Input) ?? {}));
      } catch (error) {
        response.statusCode = 400;
        response.end(JSON.stringify({ __type: "com.amazonaws.sqs#InternalError", message: String(error) }));
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    calls,
    broken,
    put: (name: string, body: string, attributes: Record<string, string> = {}) => {
      const all = Object.entries(attributes).map(([key, StringValue]) => [key, { DataType: "String", StringValue }]);
      put(queues.get(name) ?? [], body, Object.fromEntries(all) as Held["MessageAttributes"]);
    },
    bodies: (name: string) => (queues.get(name) ?? []).map(({ Body }) => Body),
    /** Messages that somebody holds. */
    hidden: () => [...queues.values()].flat().filter(({ receipt }) => receipt !== undefined).length,
    stop: () => new Promise((stopped) => server.close(stopped)),
  };
}

/** An event as EventBridge queues it. */
export const queued = (event: { readonly type: string }): string =>
  JSON.stringify({ version: "0", "detail-type": event.type, source: "tandem", detail: event });
