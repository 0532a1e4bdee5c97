import { inFreshTable, scopeOf } from "#support";
import { describe, expect, it, vi } from "vitest";
import { deriveId, Fault, type Id, instant, InvariantBroken, plusMs } from "../kernel";
import { EventLog, measure, runInScope } from "../store";
import { Audit } from ".";
import { AnchorEntity, anchorPartition, HeadEntity } from "./audit.entity";
import { beginning, hashOf, link } from "./entry";

const mine = deriveId("ten", "mine");
const other = deriveId("ten", "other");
const at = instant("2026-03-01T09:00:00Z");
const consumer = deriveId("con", "ida");
const random = () => new Uint8Array(10).fill(7);
const note = (subjects: readonly string[] = [consumer]): Audit.Note => ({
  action: "consumer.read",
  subjects: [...subjects],
});
const as = <R>(tenantId: Id<"ten">, body: () => Promise<R>, actor = "mem_1") =>
  runInScope(scopeOf(tenantId, { actor, role: "support" }), body);
const append = (tenantId: Id<"ten">, ...notes: Audit.Note[]) => as(tenantId, () => Audit.append({ at, notes }));
const chainOf = (tenantId: Id<"ten">) =>
  as(tenantId, async () => (await Audit.list({ tenantId, limit: 100 })).items.toReversed());
const verdictOf = (tenantId: Id<"ten">) => as(tenantId, () => Audit.verifyTenant({ tenantId }));

describe("an entry", () => {
  const [entry] = link(mine, beginning, [{ ...note(), at, actor: "mem_1", role: "support" }]).entries;

  it("has a hash that nobody may change unnoticed: a change of the canonical form breaks every chain there is", () => {
    expect(entry?.hash).toMatchInlineSnapshot(`"5fd55d9e6554e6c413258880ce33fea8c9937c4620da90e1f425f0d4c948bc8b"`);
  });

  it("hashes otherwise in another tenant's chain and at another place (A2)", () => {
    if (!entry) throw new Error("one draft makes one entry");
    const hashes = [entry, { ...entry, tenantId: other }, { ...entry, sequence: 2 }].map(hashOf);
    expect(new Set(hashes).size).toBe(3);
  });

  it.each([
    { why: "a name instead of an id", subjects: ["Ida Holm"] },
    { why: "an address", subjects: ["ida@example.com"] },
    { why: "nobody", subjects: [] },
  ])("is refused with $why (A3)", ({ subjects }) =>
    inFreshTable(() => expect(append(mine, note(subjects))).rejects.toMatchObject({ code: "input.invalid" })),
  );
});

describe("append", () => {
  it("links each entry to the one before, as done by the scope's actor, at each tenant by itself (invariant 2)", () =>
    inFreshTable(async () => {
      await append(mine, note());
      await append(other, note());
      await as(mine, () => Audit.append({ at: plusMs(at, 1), notes: [note(), note()] }), "mem_2");
      const chain = await chainOf(mine);
      expect(chain.map(({ sequence, actor }) => [sequence, actor])).toEqual([
        [1, "mem_1"],
        [2, "mem_2"],
        [3, "mem_2"],
      ]);
      expect(chain.map(({ previousHash }) => previousHash)).toEqual([
        beginning.hash,
        ...chain.slice(0, 2).map(({ hash }) => hash),
      ]);
      expect(await chainOf(other)).toHaveLength(1);
      expect(await verdictOf(mine)).toEqual({ length: 3, hash: chain[2]?.hash });
    }));

  it("keeps every one of 60 that come at once, and costs far fewer transactions", () =>
    inFreshTable(async () => {
      const { operations } = await measure(() =>
        Promise.all(Array.from({ length: 60 }, (_, index) => append(mine, note([deriveId("con", String(index))])))),
      );
      const chain = await chainOf(mine);
      expect(new Set(chain.flatMap(({ subjects }) => subjects)).size).toBe(60);
      expect(await verdictOf(mine)).toMatchObject({ length: 60 });
      expect(operations.filter(({ name }) => name === "TransactWriteItems").length).toBeLessThan(10);
    }));

  it("links anew when another process was first, and loses nothing of either", () =>
    inFreshTable(async () => {
      // A second instance of the module stands for a second process: neither waits for the other.
      const rival = await vi.importActual<typeof Audit>("./audit.store?rival");
      const both = [Audit.append, rival.append].flatMap((each) =>
        Array.from({ length: 5 }, () => as(mine, () => each({ at, notes: [note()] }))),
      );
      await Promise.all(both);
      expect(await verdictOf(mine)).toMatchObject({ length: 10 });
    }));

  it("of one reads 1 unit and writes 4: an entry and the head, in one transaction", () =>
    inFreshTable(async () => {
      await append(mine, note());
      const { units } = await as(mine, () => measure(() => Audit.append({ at, notes: [note()] })));
      expect(units).toEqual({ read: 1, write: 4 });
    }));

  it("tells whoever listens where the chain ends now: the witness in the log", () =>
    inFreshTable(async () => {
      const seen: unknown[] = [];
      Audit.onAppended((end) => seen.push(end));
      await append(mine, note());
      expect(seen.at(-1)).toEqual({ tenantId: mine, length: 1, hash: (await chainOf(mine))[0]?.hash });
    }));

  it("has written though a listener throws, and says so", () =>
    inFreshTable(async () => {
      const log = vi.spyOn(console, "error").mockReturnValue();
      const stop = Audit.onAppended(() => {
        throw new Error("nobody's but mine");
      });
      try {
        await append(mine, note());
      } finally {
        stop();
        log.mockRestore();
      }
      expect(await verdictOf(mine)).toMatchObject({ length: 1 });
    }));

  it("adds nothing to a chain whose head can't be read", () =>
    inFreshTable(async () => {
      await append(mine, note());
      await as(mine, () => HeadEntity.patch({ tenantId: mine }).set({ hash: "x" }).go());
      await expect(append(mine, note())).rejects.toThrow(InvariantBroken);
      expect(await verdictOf(mine)).toMatchObject({ length: 1, broken: { kind: "head" } });
    }));
});

it("a business transaction that takes its entry along writes both, or neither", () =>
  inFreshTable(async () => {
    // Any item that may be made only once.
    const put = AnchorEntity.create({ tenantId: mine, hour: "once", length: 1, hash: "x" }).params();
    const taken = new Fault("test.taken", "conflict");
    const scope = scopeOf(mine, {
      reach: [{ partition: anchorPartition(mine), access: "write", because: "a business write" }],
    });
    const write = () =>
      runInScope(scope, () => Audit.commitAudited({ writes: [{ put, orFault: taken }], notes: [note()], at }));
    await write();
    await expect(write()).rejects.toBe(taken);
    expect(await chainOf(mine)).toHaveLength(1);
    expect(await verdictOf(mine)).toMatchObject({ length: 1 });
  }));

describe("an anchor", () => {
  const anchor = (when = at) => as(mine, () => Audit.anchor({ tenantId: mine, at: when, random }));
  const events = () => as(mine, () => EventLog.list({ tenantId: mine }));

  it("is written once for an hour, once more when the chain has grown, and told in the tenant's log", () =>
    inFreshTable(async () => {
      expect(await anchor()).toMatchObject({ outcome: "unchanged" });
      await append(mine, note());
      expect(await anchor()).toMatchObject({ outcome: "anchored", end: { length: 1 } });
      await append(mine, note());
      expect((await Promise.all([anchor(), anchor()])).map(({ outcome }) => outcome)).toEqual([
        "unchanged",
        "unchanged",
      ]);
      expect(await anchor(plusMs(at, 3_600_000))).toMatchObject({ outcome: "anchored", end: { length: 2 } });
      expect(await anchor(plusMs(at, 2 * 3_600_000))).toMatchObject({ outcome: "unchanged" });
      const anchors = await as(mine, () => Audit.listAnchors(mine));
      expect(anchors.map(({ length }) => length)).toEqual([1, 2]);
      expect((await events()).map(({ type, data }) => [type, data["length"]])).toEqual([
        ["audit.anchored.v1", 1],
        ["audit.anchored.v1", 2],
      ]);
    }));

  it("costs an unchanged chain three reads, however many anchors it has", () =>
    inFreshTable(async () => {
      await append(mine, note());
      const end = await verdictOf(mine);
      // Keys of a kilobyte each: all of them together would be many units.
      const hours = Array.from({ length: 60 }, (_, index) => String(index).padStart(1_000, "0"));
      const reach = [{ partition: anchorPartition(mine), access: "write", because: "many anchors" }] as const;
      await runInScope(scopeOf(mine, { reach }), () =>
        Promise.all(hours.map((hour) => AnchorEntity.create({ tenantId: mine, hour, ...end }).go())),
      );
      const { result, units, operations } = await measure(() => anchor());
      expect(result).toEqual({ outcome: "unchanged", end });
      expect([units, operations.length]).toEqual([{ read: 3, write: 0 }, 3]);
    }));

  it("isn't put on a chain that broke since the last one", () =>
    inFreshTable(async () => {
      await append(mine, note(), note());
      await as(mine, () => HeadEntity.patch({ tenantId: mine }).set({ length: 1 }).go());
      expect(await anchor()).toMatchObject({ outcome: "broken", broken: { kind: "head", sequence: 2 } });
      expect(await events()).toEqual([]);
    }));
});

it("a list goes on where the page before ended, newest first, and refuses a cursor that is no place", () =>
  inFreshTable(async () => {
    await append(mine, ...Array.from({ length: 5 }, () => note()));
    const pages: number[][] = [];
    let cursor: string | undefined;
    do {
      const page = await as(mine, () => Audit.list({ tenantId: mine, limit: 2, cursor }));
      pages.push(page.items.map(({ sequence }) => sequence));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(pages).toEqual([[5, 4], [3, 2], [1]]);
    for (const paging of [{ cursor: `${other}#audit` }, { limit: 0 }]) {
      await expect(as(mine, () => Audit.list({ tenantId: mine, ...paging }))).rejects.toMatchObject({
        code: "input.invalid",
      });
    }
  }));
