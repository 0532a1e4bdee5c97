/**
 * Puts entries on a bus of EventBridge.
 *
 * @module
 */
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { PutEntries } from "./relay";

export function putOn(busName: string): PutEntries {
  const client = new EventBridgeClient({});
  return async (entries) => {
    const { Entries = [] } = await client.send(
      new PutEventsCommand({ Entries: entries.map((entry) => ({ ...entry, EventBusName: busName })) }),
    );
    return entries.map((_, index) => {
      const outcome = Entries[index];
      if (outcome?.EventId) return undefined;
      return `${outcome?.ErrorCode ?? "NoOutcome"}: ${outcome?.ErrorMessage ?? ""}`;
    });
  };
}
