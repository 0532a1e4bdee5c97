/**
 * A connection that loses answers: the engine does what it was asked, and the caller never hears of it.
 *
 * @module
 */
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { reconnect, type FreshTable } from "./table";

/** Connects the store through a proxy that drops the answers to the next `losses` requests of this operation. */
export async function throughLossyConnection<T>(
  table: FreshTable,
  operation: string,
  body: (lost: () => number) => Promise<T>,
  losses = 1,
): Promise<T> {
  let lost = 0;
  const proxy = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const loses = String(headers["x-amz-target"]).endsWith(`.${operation}`) && lost < losses;
    if (loses) lost += 1;
    const onward = request(new URL(url ?? "/", table.endpoint), { method, headers }, (answer) => {
      if (loses) answer.resume().on("end", () => incoming.socket.destroy());
      else answer.pipe(outgoing.writeHead(answer.statusCode ?? 500, answer.headers));
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  const { port } = proxy.address() as AddressInfo;
  try {
    await reconnect({ ...table, endpoint: `http://127.0.0.1:${port}` });
    return await body(() => lost);
  } finally {
    await reconnect(table);
    proxy.closeAllConnections();
    await new Promise((closed) => proxy.close(closed));
  }
}
