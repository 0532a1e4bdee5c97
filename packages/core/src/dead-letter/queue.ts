/**
 * Dead letters in SQS: what `<subscription>-dead` holds because a reaction failed too often, and what `undelivered` holds because
 * EventBridge couldn't even queue it.
 *
 * SQS has no list. Looking takes messages and gives them back, so a look counts as a try, and two who look at once see less
 * each. Sending again is a copy into the subscription's queue and then the end of the letter (I1); SQS's own move task moves
 * whole queues only, and knows no source for what EventBridge gave up.
 *
 * A message that isn't an event of ours is left where it is: the queue's alarm goes on until somebody looks.
 *
 * @module
 */
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { Envelope } from "../kernel";
import { type Box, idOf, Info, type Queues } from "./dead-letter";

/** Longer than a look lasts; what a crashed look holds comes back by itself. */
const holdSeconds = 60;
const batchSize = 10;
const maxLetters = 1_000;

type Letter = { readonly info: Info; readonly body: string; readonly queueUrl: string; readonly message: Message };

export function queuedLetters({ url, subscriptions }: Queues, client: SQSClient = new SQSClient({})): Box {
  const prefix = url.slice(url.lastIndexOf("/") + 1);
  const undelivered = `${url}-undelivered`;
  const deadOf = (subscription: string) => `${url}-${subscription}-dead`;
  const known = new Set(subscriptions);

  /** Takes what waits, does `body` with it, and gives back what is still there. */
  async function holding<R>(
    queueUrls: readonly string[],
    body: (letters: readonly Letter[]) => Promise<R>,
  ): Promise<R> {
    const taken: { queueUrl: string; message: Message }[] = [];
    try {
      await Promise.all(queueUrls.map((queueUrl) => take(queueUrl, taken)));
      return await body(taken.flatMap(({ queueUrl, message }) => letterOf(queueUrl, message)));
    } finally {
      await Promise.all(queueUrls.map((queueUrl) => giveBack(queueUrl, taken)));
    }
  }

  async function take(queueUrl: string, taken: { queueUrl: string; message: Message }[]): Promise<void> {
    while (taken.length < maxLetters) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: queueUrl,
          MaxNumberOfMessages: batchSize,
          VisibilityTimeout: holdSeconds,
          // Without waiting SQS asks a few of its servers only, and a short queue looks empty.
          WaitTimeSeconds: 1,
          MessageSystemAttributeNames: ["ApproximateReceiveCount"],
          MessageAttributeNames: ["All"],
        }),
      );
      if (Messages.length === 0) return;
      taken.push(...Messages.map((message) => ({ queueUrl, message })));
    }
  }

  /** Those that were deleted meanwhile are refused one by one, which is fine. */
  async function giveBack(queueUrl: string, taken: readonly { queueUrl: string; message: Message }[]): Promise<void> {
    const here = taken.filter((each) => each.queueUrl === queueUrl);
    for (let start = 0; start < here.length; start += batchSize) {
      const Entries = here.slice(start, start + batchSize).map(({ message }, index) => ({
        Id: String(index),
        ReceiptHandle: message.ReceiptHandle,
        VisibilityTimeout: 0,
      }));
      await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }));
    }
  }

  /** EventBridge's event around ours. */
  function letterOf(queueUrl: string, message: Message): Letter[] {
    const attribute = (name: string) => message.MessageAttributes?.[name]?.StringValue;
    const subscription =
      queueUrl === undelivered
        ? // The rule of a subscription is called as its queue is.
          subscriptions.find((name) => attribute("RULE_ARN")?.endsWith(`/${prefix}-${name}`))
        : subscriptions.find((name) => queueUrl === deadOf(name));
    const event = eventIn(message.Body);
    if (!event || !subscription) return [];
    const receiveCount = Number(message.Attributes?.ApproximateReceiveCount ?? 0);
    const info = Info.safeParse({
      deadLetterId: idOf(event.id, subscription),
      subscription,
      eventId: event.id,
      eventType: event.type,
      tenantId: event.tenantid,
      reason: attribute("ERROR_MESSAGE") ?? `See the log of the function ${prefix}-${subscription}`,
      receiveCount,
      givenUpAt: null,
    });
    return info.success ? [{ info: info.data, body: message.Body ?? "", queueUrl, message }] : [];
  }

  async function sendAgain({ info, body, queueUrl, message }: Letter): Promise<void> {
    await client.send(new SendMessageCommand({ QueueUrl: `${url}-${info.subscription}`, MessageBody: body }));
    await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle }));
  }

  return {
    list: () =>
      holding([...subscriptions.map(deadOf), undelivered], (letters) => {
        const byId = new Map(letters.map(({ info }) => [info.deadLetterId, info]));
        return Promise.resolve([...byId.values()].toSorted(oldestFirst).slice(0, maxLetters));
      }),
    redrive: (deadLetterIds) => {
      const wanted = new Set(deadLetterIds);
      const named = [...new Set(deadLetterIds.map((id) => id.slice(id.indexOf(".") + 1)))].filter((name) =>
        known.has(name),
      );
      return holding([...named.map(deadOf), undelivered], async (letters) => {
        const asked = letters.filter(({ info }) => wanted.has(info.deadLetterId));
        for (let start = 0; start < asked.length; start += batchSize) {
          await Promise.all(asked.slice(start, start + batchSize).map(sendAgain));
        }
        return new Map(asked.map(({ info }) => [info.deadLetterId, "queued" as const]));
      });
    },
  };
}

const oldestFirst = (a: Info, b: Info): number => (a.eventId < b.eventId ? -1 : 1);

function eventIn(body: string | undefined): Envelope | undefined {
  try {
    return Envelope.parse((JSON.parse(body ?? "") as { detail?: unknown }).detail);
  } catch {
    return undefined;
  }
}
