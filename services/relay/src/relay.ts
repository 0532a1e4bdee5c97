/**
 * Relay: event items of the table's stream become events on the bus.
 *
 * Invariants
 *   R1  Nothing is lost. A record that didn't reach the bus is reported by its sequence number, and the stream delivers again from there.
 *   R2  At least once. What follows a failed record may be put twice; the effects are idempotent, so that is harmless.
 *   R3  Only event items. Whatever the stream's filter lets through, no other item leaves the table.
 *
 * A record that can't be read as an event is reported alone like any other, and ends with its position in the on-failure queue; the
 * rest passes. The local bus does the same with a dead letter. What is in neither is still in its tenant's event log: `replay`.
 *
 * A function and not an EventBridge Pipe, because a stream record holds DynamoDB's typed JSON (`{"M": {"orderId": {"S": …}}}`) and a pipe's
 * input template can pick values but not convert a map; and because this way one function, `EventLog.toEnvelope`, makes the envelope here
 * and locally.
 *
 * @module
 */
import { EventLog } from "#core/store";
import { type Envelope, errorLine } from "#core/kernel";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";

/** What Lambda hands over for a DynamoDB stream. */
export type StreamEvent = {
  readonly Records: readonly {
    readonly eventName?: "INSERT" | "MODIFY" | "REMOVE";
    readonly dynamodb?: {
      readonly SequenceNumber?: string;
      readonly Keys?: Readonly<Record<string, AttributeValue>>;
      readonly NewImage?: Readonly<Record<string, AttributeValue>>;
    };
  }[];
};
export type StreamResponse = { readonly batchItemFailures: { readonly itemIdentifier: string }[] };

export type Entry = {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  readonly Time: Date;
};
/** Puts up to ten entries; answers for each, in order, the error that kept it off the bus. */
export type PutEntries = (entries: readonly Entry[]) => Promise<readonly (string | undefined)[]>;
type Report = (failure: { readonly sequenceNumber: string; readonly error: string }) => void;

/** Limits of one PutEvents call. */
const maxEntries = 10;
const maxBytes = 256 * 1024;

/** Puts the batch's events on the bus and reports the records that didn't get there (R1). */
export async function relay(stream: StreamEvent, put: PutEntries, report: Report): Promise<StreamResponse> {
  const failed: string[] = [];
  const fail = (sequenceNumber: string, error: string) => {
    failed.push(sequenceNumber);
    report({ sequenceNumber, error });
  };
  const readable = stream.Records.filter(isEventItem).flatMap(({ dynamodb }) => {
    const sequenceNumber = dynamodb?.SequenceNumber ?? "";
    try {
      return [{ sequenceNumber, entry: toEntry(readEnvelope(dynamodb?.NewImage)) }];
    } catch (error) {
      fail(sequenceNumber, errorLine(error).error);
      return [];
    }
  });
  await putAll(readable, put, ({ sequenceNumber }, error) => fail(sequenceNumber, error));
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** Puts rows in as few calls as their limits allow, and reports each that didn't get there. */
export async function putAll<R extends { readonly entry: Entry }>(
  rows: readonly R[],
  put: PutEntries,
  fail: (row: R, error: string) => void,
): Promise<void> {
  await Promise.all(
    chunk(rows).map(async (batch) => {
      try {
        const outcomes = await put(batch.map(({ entry }) => entry));
        batch.forEach((row, index) => {
          const error = outcomes[index];
          if (error !== undefined) fail(row, error);
        });
      } catch (error) {
        for (const row of batch) fail(row, errorLine(error).error);
      }
    }),
  );
}

function isEventItem({ eventName, dynamodb }: StreamEvent["Records"][number]): boolean {
  return eventName === "INSERT" && (dynamodb?.Keys?.["pk"]?.S?.endsWith(EventLog.eventPartitionSuffix) ?? false);
}

const readEnvelope = (image: Readonly<Record<string, AttributeValue>> = {}): Envelope =>
  EventLog.toEnvelope(unmarshall({ ...image }) as EventLog.StoredEvent);

export const toEntry = (envelope: Envelope): Entry => ({
  Source: envelope.source,
  DetailType: envelope.type,
  Detail: JSON.stringify(envelope),
  Time: new Date(envelope.time),
});

/** An entry's size as EventBridge counts it. */
const bytesOf = ({ Source, DetailType, Detail }: Entry): number =>
  14 + Buffer.byteLength(Source) + Buffer.byteLength(DetailType) + Buffer.byteLength(Detail);

/** Batches within both limits of a call; an entry too large for any call stands alone, so that only itself is refused. */
function chunk<R extends { readonly entry: Entry }>(rows: readonly R[]): R[][] {
  const batches: R[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = bytesOf(row.entry);
    const last = batches.at(-1);
    if (last && last.length < maxEntries && bytes + size <= maxBytes) {
      last.push(row);
      bytes += size;
    } else {
      batches.push([row]);
      bytes = size;
    }
  }
  return batches;
}
