/**
 * The whole table beside the guard, by owner: whatever wrote it, an item holds only what its owner may know.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Viewer } from "./grants";
import type { Probe } from "./probe";
import type { World } from "./world";

export type Table = { readonly endpoint: string; readonly tableName: string };
type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

export async function readTable({ endpoint, tableName }: Table): Promise<Item[]> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region: "eu-west-1", credentials });
  const items: Item[] = [];
  let from: Record<string, never> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey: from }));
    items.push(...(page.Items ?? []).map((item) => unmarshall(item) as Item));
    from = page.LastEvaluatedKey as typeof from;
  } while (from);
  client.destroy();
  return items;
}

/** Who sees an item of the platform's: the directory is every tenant's, a host name every visitor's; the rest is nobody's to show. */
function viewersOf(world: World, { pk, ...item }: Item): Viewer[] {
  if (pk.startsWith("platform#directory")) return [{ tenant: "any tenant" }];
  if (pk.startsWith("platform#hostname#")) return [{ shop: keyOf(world, String(item["tenantId"])) }];
  if (pk.startsWith("platform#")) return [];
  return [{ tenant: keyOf(world, pk.split("#")[0] ?? "") }];
}

const keyOf = ({ parties }: World, tenantId: string): string =>
  [...parties.values()].find((party) => party.tenantId === tenantId)?.key ?? `unknown owner ${tenantId}`;

export async function lookAtTable(world: World, probe: Probe, table: Table): Promise<Item[]> {
  const items = await readTable(table);
  for (const item of items)
    for (const viewer of viewersOf(world, item))
      probe.look(`item ${item.pk} / ${item.sk}`, JSON.stringify(item), viewer);
  return items;
}

/** Ids that a key space gave out belong to its tenant, and are about a consumer. */
export function watchIds(world: World, items: readonly Item[]): void {
  for (const item of items) {
    // What the platform keeps names rows of tenants, and owns none of them.
    if (item.pk.startsWith("platform#")) continue;
    // A grant stands at the steward, and is called as the recipient's projection.
    if (item.pk.includes("#grant#")) continue;
    const fact = { tenant: keyOf(world, item.pk.split("#")[0] ?? ""), ...consumerOf(world, item) };
    for (const [, id = ""] of item.sk.matchAll(/((?:con|shr|sor|acc|imp|exp|inc)_[0-9a-z]{26})/g))
      world.markers.watch(id, { kind: `id.${id.slice(0, 3)}`, ...fact });
    if (typeof item["pseudonym"] === "string") world.markers.watch(item["pseudonym"], { kind: "id.psn", ...fact });
  }
}

/** Whom an item is about. */
function consumerOf({ buyers }: World, item: Item): { consumer?: string } {
  const buyer = buyers.find(
    ({ subjectId, orderPath }) =>
      item["subjectId"] === subjectId ||
      (typeof item["orderId"] === "string" && orderPath?.includes(item["orderId"]) === true),
  );
  return buyer ? { consumer: buyer.key } : {};
}

/** The engine gives attributes in no lasting order. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** What each tenant's key space says, in short: a request of somebody else's leaves it as it was. */
export function fingerprints(world: World, items: readonly Item[]): Map<string, string> {
  const texts = new Map<string, string[]>();
  for (const item of items) {
    const owner = item.pk.startsWith("platform#") ? "platform" : keyOf(world, item.pk.split("#")[0] ?? "");
    if (owner === "platform" || item.pk.includes("#stock#")) continue;
    texts.set(owner, [...(texts.get(owner) ?? []), stable(item)]);
  }
  return new Map(
    [...texts].map(([owner, lines]) => [owner, createHash("sha256").update(lines.toSorted().join("\n")).digest("hex")]),
  );
}

/** What the table says of a person's account, in short. Links to it that somebody asked for aren't part of it. */
export const accountRowsOf = (items: readonly Item[], memberId: string): string =>
  items
    .filter(({ pk, sk, fields }) => {
      if (!pk.startsWith("platform#auth#") || sk !== "row") return false;
      const { id, userId } = fields as { readonly id?: unknown; readonly userId?: unknown };
      return id === memberId || userId === memberId;
    })
    .map(stable)
    .toSorted()
    .join("\n");
