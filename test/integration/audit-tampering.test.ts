/**
 * A thousand lies about the past, told by somebody who can write the table as he likes: to the items themselves by the hundred,
 * and to what is read of them by the thousand, because the engine would take minutes.
 */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { connectToFreshTable, type FreshTable, scopeOf } from "#support";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deriveId, instant, plusMs } from "#core/kernel";
import { runInScope } from "#core/store";
import { Audit } from "#core/audit";
import { placeOf } from "../../packages/core/src/audit/chain";
import { type Entry, hashOf } from "../../packages/core/src/audit/entry";

const tenantId = deriveId("ten", "audited");
const otherId = deriveId("ten", "other");
const at = instant("2026-03-01T09:00:00Z");
const length = 40;
/** Anchored after so many entries; whoever reads the log knows the end of the last append too. */
const anchoredAfter = [12, 25];

type Item = Record<string, unknown> & { pk: string; sk: string };
type Row = Item & Entry & { place: string };
type World = { readonly rows: Row[]; readonly head: Item | undefined };

/** mulberry32: the same lies in every run. */
function seeded(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

let table: FreshTable;
let client: DynamoDBDocumentClient;
let honest: World;
let witness: Audit.Mark;

beforeAll(async () => {
  table = await connectToFreshTable();
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: table.endpoint, region: "eu-west-1", credentials }),
  );
  for (const tenant of [otherId, tenantId]) {
    await runInScope(scopeOf(tenant), async () => {
      for (let index = 1; index <= length; index += 1) {
        const subjects = [deriveId("con", `${index}`), deriveId("con", `${index} too`)];
        const when = plusMs(at, index * 15 * 60_000);
        await Audit.append({ at: when, notes: [{ action: "consumer.read", subjects }] });
        const random = () => new Uint8Array(10).fill(index);
        if (anchoredAfter.includes(index)) await Audit.anchor({ tenantId: tenant, at: when, random });
      }
    });
  }
  honest = await look();
  const end = await runInScope(scopeOf(tenantId), () => Audit.findHead(tenantId));
  witness = { length: end?.length ?? 0, hash: end?.hash ?? "", seen: "in the log" };
}, 120_000);
afterAll(() => client.destroy());

async function look(): Promise<World> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table.tableName }));
  const rows = (Items as Row[])
    .filter(({ pk }) => pk === `${tenantId}#audit`)
    .toSorted((a, b) => (a.sk < b.sk ? -1 : 1));
  return { rows, head: (Items as Item[]).find(({ pk }) => pk === `${tenantId}#audit-head`) };
}

const itemsOf = ({ rows, head }: World): Item[] => [...rows, ...(head ? [head] : [])];

/** Makes the table hold `next` where it held `now`. */
async function become(now: World, next: World): Promise<void> {
  const wanted = new Map(itemsOf(next).map((item) => [`${item.pk} ${item.sk}`, item]));
  const writes = [
    ...itemsOf(now)
      .filter(({ pk, sk }) => !wanted.has(`${pk} ${sk}`))
      .map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
    ...[...wanted.values()]
      .filter((item) => !itemsOf(now).some((had) => JSON.stringify(had) === JSON.stringify(item)))
      .map((item) => ({ PutRequest: { Item: item } })),
  ];
  for (let start = 0; start < writes.length; start += 25) {
    await client.send(new BatchWriteCommand({ RequestItems: { [table.tableName]: writes.slice(start, start + 25) } }));
  }
}

const verify = (witnesses: readonly Audit.Mark[] = [witness]) =>
  runInScope(scopeOf(tenantId), () => Audit.verifyTenant({ tenantId, witnesses }));

const withHash = (row: Row): Row => ({ ...row, hash: hashOf(row) });

/** Puts rows into these places one after the other, so that each follows on the one before: what a careful liar does. */
function relinked(rows: readonly Row[], from: number): Row[] {
  const out = rows.slice(0, from);
  for (const row of rows.slice(from)) {
    const sequence = out.length + 1;
    const place = placeOf(sequence);
    const previousHash = out.at(-1)?.hash ?? "0".repeat(64);
    out.push(withHash({ ...row, sequence, place, sk: place, previousHash }));
  }
  return out;
}

const withHead = (rows: readonly Row[], head: Item | undefined): World => {
  const last = rows.at(-1);
  return { rows: [...rows], head: head && last ? { ...head, length: rows.length, hash: last.hash } : undefined };
};

type Lie = { readonly name: string; readonly tell: (world: World, pick: (below: number) => number) => World };

const fields: readonly [string, (row: Row) => Partial<Row>][] = [
  ["when", (row) => ({ at: plusMs(row.at, 1) })],
  ["who", () => ({ actor: deriveId("mem", "somebody else") })],
  ["as what", () => ({ role: "viewer" })],
  ["what", () => ({ action: "order.read" })],
  ["whose", (row) => ({ subjects: row.subjects.slice(1) })],
  ["whose, in another order", (row) => ({ subjects: row.subjects.toReversed() })],
  ["why", () => ({ reason: "a reason afterwards" })],
  ["its hash", (row) => ({ hash: row.previousHash })],
  ["the hash before", (row) => ({ previousHash: row.hash })],
  ["its place", (row) => ({ sequence: row.sequence + 1 })],
  ["whose chain", () => ({ tenantId: otherId })],
  ["a number as text", (row) => ({ sequence: String(row.sequence) as unknown as number })],
  ["something nobody declared", () => ({ __edb_e__: "somethingElse" }) as Partial<Row>],
];

const lies: readonly Lie[] = [
  ...fields.map(([name, change]): Lie => ({
    name: `edit: ${name}`,
    tell: ({ rows, head }, pick) => {
      const index = pick(length);
      return { rows: rows.map((row, each) => (each === index ? { ...row, ...change(row) } : row)), head };
    },
  })),
  {
    name: "edit: whose, with a hash that fits",
    tell: ({ rows, head }, pick) => {
      const index = pick(length);
      const swap = (row: Row) => withHash({ ...row, subjects: [deriveId("con", "another")] });
      return { rows: rows.map((row, each) => (each === index ? swap(row) : row)), head };
    },
  },
  {
    name: "edit: whose, with all that follows hashed anew, and the head",
    tell: ({ rows, head }, pick) => {
      const index = pick(length);
      const changed = rows.map((row, each) => (each === index ? { ...row, subjects: [deriveId("con", "x")] } : row));
      return withHead(relinked(changed, index), head);
    },
  },
  {
    name: "drop: one to five in a row",
    tell: ({ rows, head }, pick) => {
      const index = pick(length);
      return { rows: rows.toSpliced(index, 1 + pick(5)), head };
    },
  },
  {
    name: "drop: one, with all that follows moved up and hashed anew, and the head",
    tell: ({ rows, head }, pick) => {
      const index = pick(length);
      return withHead(relinked(rows.toSpliced(index, 1), index), head);
    },
  },
  {
    name: "reorder: two change places",
    tell: ({ rows, head }, pick) => {
      const [a, b] = twoOf(pick);
      return { rows: rows.map((row, each) => placed(rows[each === a ? b : each === b ? a : each] as Row, row)), head };
    },
  },
  {
    name: "reorder: two change places and say so",
    tell: ({ rows, head }, pick) => {
      const [a, b] = twoOf(pick);
      const moved = (from: Row, to: Row) =>
        withHash({ ...placed(from, to), sequence: to.sequence, previousHash: to.previousHash });
      return {
        rows: rows.map((row, each) =>
          each === a ? moved(rows[b] as Row, row) : each === b ? moved(rows[a] as Row, row) : row,
        ),
        head,
      };
    },
  },
  {
    name: "reorder: two change places, with all that follows hashed anew, and the head",
    tell: ({ rows, head }, pick) => {
      const [a, b] = twoOf(pick);
      const swapped = rows.map((row, each) => rows[each === a ? b : each === b ? a : each] as Row);
      return withHead(relinked(swapped, Math.min(a, b)), head);
    },
  },
  {
    name: "truncate: the head stays",
    tell: ({ rows, head }, pick) => ({ rows: rows.slice(0, pick(length)), head }),
  },
  {
    name: "truncate: the head goes",
    tell: ({ rows }, pick) => ({ rows: rows.slice(0, pick(length)), head: undefined }),
  },
  {
    name: "truncate: the head is set back",
    tell: ({ rows, head }, pick) => withHead(rows.slice(0, pick(length)), head),
  },
];

/** Contents of one row at the place of another. */
const placed = (content: Row, { pk, sk, place }: Row): Row => ({ ...content, pk, sk, place });

function twoOf(pick: (below: number) => number): [number, number] {
  const a = pick(length);
  return [a, (a + 1 + pick(length - 1)) % length];
}

it("an honest chain is whole, from anchor to anchor and to its end", async () => {
  expect(await verify()).toEqual({ length, hash: witness.hash });
});

/** Tells `rounds` lies, all kinds in turn, and names those that `verdictOf` didn't see. */
async function undetected(rounds: number, verdictOf: (lied: World) => Promise<Audit.Verdict>): Promise<string[]> {
  const pick = seeded(20_260_301);
  const missed: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { name, tell } = lies[round % lies.length] as Lie;
    const { broken } = await verdictOf(tell(honest, pick));
    if (!broken) missed.push(`${round} ${name}`);
  }
  return missed;
}

it("1,000 tamperings (edit, drop, reorder, truncate) are all detected (invariant 6)", async () => {
  const marks = [...(await runInScope(scopeOf(tenantId), () => Audit.listAnchors(tenantId))), witness];
  const inMemory = ({ rows, head }: World) => {
    // As the store reads them: an item that says it is of another entity is none of ours.
    const ours = rows.filter(({ __edb_e__ }) => __edb_e__ === "auditEntry");
    const entries = ours.map(({ pk: _pk, sk, place: _place, __edb_e__: _e, __edb_v__: _v, ...item }) => ({
      place: sk,
      item,
    }));
    return Audit.verify({
      tenantId,
      entries: (after) => entries.filter(({ place }) => place > placeOf(after)),
      head: () => head && ({ length: head["length"], hash: head["hash"] } as Audit.Mark),
      marks,
    });
  };
  expect(await inMemory(honest)).toEqual({ length, hash: witness.hash });
  expect(await undetected(1_000, inMemory)).toEqual([]);
});

it("and 100 of them done to the items in the table", async () => {
  const inTable = async (lied: World) => {
    await become(honest, lied);
    const verdict = await verify();
    await become(lied, honest);
    return verdict;
  };
  expect(await undetected(100, inTable)).toEqual([]);
  // Nothing is left of them, so each was found by itself.
  expect(await verify()).toEqual({ length, hash: witness.hash });
}, 120_000);

describe("what needs an eye outside the chain", () => {
  const cut = (to: number) => withHead(honest.rows.slice(0, to), honest.head);
  it.each([
    { to: 24, why: "behind the last anchor: the anchor tells", witnessed: false, found: true },
    { to: 30, why: "after it: only who read the log knows", witnessed: false, found: false },
    { to: 30, why: "after it, compared with the log", witnessed: true, found: true },
  ])("cutting off after $to and setting the head back, $why", async ({ to, witnessed, found }) => {
    await become(honest, cut(to));
    const { broken } = await verify(witnessed ? [witness] : []);
    await become(cut(to), honest);
    expect(broken === undefined).toBe(!found);
    if (broken) expect(broken).toMatchObject({ kind: "truncated", sequence: to + 1 });
  });

  it("a chain that is gone altogether, head and all, is missed by its anchors", async () => {
    const nothing: World = { rows: [], head: undefined };
    await become(honest, nothing);
    const { broken } = await verify([]);
    await become(nothing, honest);
    expect(broken).toMatchObject({ kind: "truncated", sequence: 1 });
  });
});
