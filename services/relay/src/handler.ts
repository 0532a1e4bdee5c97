/**
 * Table stream → bus, as a Lambda function. The rules are in `relay`.
 *
 * @module
 */
import { readBusName } from "#core/config";
import { putOn } from "./put-events";
import { relay, type StreamEvent } from "./relay";

const busName = readBusName();
const put = putOn(busName);

export const handler = (stream: StreamEvent) =>
  relay(stream, put, (failure) => console.error(JSON.stringify({ level: "error", relay: busName, ...failure })));
