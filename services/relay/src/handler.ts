/**
 * Table stream → bus, as a Lambda function. The rules are in `relay`.
 *
 * @module
 */
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { readBusName } from "#core/config";
import { relay, type PutEntries, type StreamEvent } from "./relay";

const busName = readBusName();
const client = new EventBridgeClient({});

const put: PutEntries = async (entries) => {
  const { Entries = [] } = await client.send(
    new PutEventsCommand({ Entries: entries.map((entry) => ({ ...entry, EventBusName: busName })) }),
  );
  return entries.map((_, index) => {
    const outcome = Entries[index];
    if (outcome?.EventId) return undefined;
    return `${outcome?.ErrorCode ?? "NoOutcome"}: ${outcome?.ErrorMessage ?? ""}`;
  });
};

export const handler = (stream: StreamEvent) =>
  relay(stream, put, (failure) => console.error(JSON.stringify({ level: "error", relay: busName, ...failure })));
