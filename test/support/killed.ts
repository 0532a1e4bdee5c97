/**
 * A process that is killed: after so many requests to the database nothing of it gets through any more.
 *
 * @module
 */
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { type FreshTable, reconnect } from "./table";

/**
 * Runs the body until it has sent `requests` requests; all that it sends after them fail before they are carried out.
 *
 * @returns whether it was killed; false when it was through before
 */
export async function killedAfter(table: FreshTable, requests: number, body: () => Promise<unknown>): Promise<boolean> {
  let sent = 0;
  const proxy = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    sent += 1;
    // Not tried again: the caller is gone.
    if (sent > requests) {
      incoming.resume().on("end", () => outgoing.writeHead(400, { "content-type": "application/json" }).end(killed));
      return;
    }
    const onward = request(new URL(url ?? "/", table.endpoint), { method, headers }, (answer) => {
      answer.pipe(outgoing.writeHead(answer.statusCode ?? 500, answer.headers));
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  const { port } = proxy.address() as AddressInfo;
  try {
    await reconnect({ ...table, endpoint: `http://127.0.0.1:${port}` });
    await body();
    return false;
  } catch (error) {
    if (sent <= requests) throw error;
    return true;
  } finally {
    await reconnect(table);
    proxy.closeAllConnections();
    await new Promise((closed) => proxy.close(closed));
  }
}

const killed = JSON.stringify({ __type: "com.amazonaws.dynamodb#ProcessKilled", message: "the process is gone" });
