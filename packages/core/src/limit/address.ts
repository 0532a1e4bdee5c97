/**
 * Where a request comes from.
 *
 * @module
 */

/**
 * The client's address: what the edge saw, which it writes over whatever the client sent under that name; without an edge, what
 * the gateway saw, which it puts last. Undefined for this very machine, where everybody has the same.
 */
export function clientAddress(headers: Pick<Headers, "get">): string | undefined {
  const seen = headers.get("x-client-address") ?? headers.get("x-forwarded-for")?.split(",").at(-1);
  const address = seen?.trim().toLowerCase().slice(0, 64);
  return !address || /^(127\.|::1$|::ffff:127\.)/.test(address) ? undefined : networkOf(address);
}

/** Of an IPv6 address the network of a household or phone (/64), because one has more addresses than any bucket. */
function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const before = head.split(":").filter(Boolean);
  const after = (tail ?? "").split(":").filter(Boolean);
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return [...before, ...zeros, ...after].slice(0, 4).join(":");
}
