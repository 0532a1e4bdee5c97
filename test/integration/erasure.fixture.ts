/**
 * What a search for somebody's bytes needs: markers that nobody else has, and every byte there is.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { systemRandom } from "#core/kernel/system";
import type { Order } from "#core/order";
import { localCredentials, localRegion } from "../../packages/local/src/table";

/** Twelve digits no one else has; whatever case or text surrounds it. */
const marker = (): string => `mk${Buffer.from(systemRandom()).toString("hex").slice(0, 12)}`;

/** Somebody each of whose fields holds a marker of its own. */
export type Buyer = { readonly markers: readonly string[]; readonly contact: Order.Contact; orderPath?: string };

export const buyersOf = (count: number): Buyer[] =>
  Array.from({ length: count }, (): Buyer => {
    const markers = Array.from({ length: 5 }, marker);
    const [name = "", email = "", line1 = "", postalCode = "", city = ""] = markers;
    const address = { line1: `${line1} Street 1`, postalCode, city: `${city} Town`, country: "NL" };
    return { markers, contact: { name: `Ann ${name}`, email: `${email}@example.com`, address } };
  });

/** The markers among these that stand in a text. */
export const markersIn = (text: string, among: ReadonlySet<string>): string[] => [
  ...new Set(
    (text.match(/mk[0-9a-f]{12}/gi) ?? []).map((found) => found.toLowerCase()).filter((one) => among.has(one)),
  ),
];

/** Every byte below a folder. */
export function bytesOf(path: string): string {
  if (!existsSync(path)) return "";
  if (!statSync(path).isDirectory()) return readFileSync(path, "latin1");
  return readdirSync(path)
    .map((name) => name + bytesOf(join(path, name)))
    .join("\n");
}

/** Every item, past the guard. */
export async function itemsOf(endpoint: string, name: string): Promise<Record<string, never>[]> {
  const client = new DynamoDBClient({ endpoint, region: localRegion, credentials: localCredentials });
  const items: Record<string, never>[] = [];
  let ExclusiveStartKey: Record<string, never> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: name, ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}) }),
    );
    items.push(...((page.Items ?? []) as Record<string, never>[]));
    ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
  } while (ExclusiveStartKey);
  client.destroy();
  return items;
}
