import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { connectToFreshTable, dumpTable, type FreshTable, reconnect, scopeOf } from "#support";
import { deriveId, type Id, instant, type Instant, plusMs } from "../kernel";
import { keysTableOf, measure, runInScope } from "../store";
import { newRing, ringWrapper } from "./ring";
import { Keyring } from ".";

const at = instant("2026-03-01T12:00:00Z");
const secret = "k".repeat(32);
const supplierId = deriveId("ten", "supplier");
const partnerId = deriveId("ten", "partner");
const subjectId = Keyring.subjectOf("anna@example.com", secret);
const ring = ringWrapper(newRing());
const secretName = "Anna de Vries";

let table: FreshTable;
let now: Instant;
let calls: { wrap: number; unwrap: number };
/** A process of its own on the same tables: it holds no key yet. */
function startProcess(): void {
  Keyring.useWrapper(
    () =>
      Promise.resolve({
        wrap: (...given) => ((calls.wrap += 1), ring.wrap(...given)),
        unwrap: (...given) => ((calls.unwrap += 1), ring.unwrap(...given)),
      }),
    new Keyring.DataKeyCache({ now: () => now }),
  );
}

beforeEach(async () => {
  table = await connectToFreshTable();
  now = at;
  calls = { wrap: 0, unwrap: 0 };
  startProcess();
});

const placeOf = (rest: Partial<Keyring.Place> = {}): Keyring.Place => ({
  controllerId: supplierId,
  subjectId,
  field: "consumer.contact",
  recordId: "con_1",
  ...rest,
});
/** In the scope of the controller; the platform's own runs for whoever sells. */
const as = <R>({ controllerId }: Pick<Keyring.Place, "controllerId">, body: () => Promise<R>): Promise<R> =>
  runInScope(scopeOf(controllerId === "platform" ? partnerId : controllerId), body);
const seal = (place = placeOf(), givenAt = at, value: unknown = { name: secretName }) =>
  as(place, () => Keyring.seal(place, value, { givenAt }));
const open = (text: string | undefined, place = placeOf()) => as(place, () => Keyring.open(place, text ?? ""));
const shred = (place = placeOf(), when = at) => Keyring.shred(place, when);

describe("a sealed value", () => {
  it("opens where it was sealed, in every process, and is text without a trace of it", async () => {
    const text = await seal();
    expect(text).toMatch(/^v1\.1\.[\w-]+$/);
    startProcess();
    expect(await open(text)).toEqual({ name: secretName });
    expect(`${text}${await dumpTable({ ...table, tableName: keysTableOf(table.tableName) })}`).not.toContain("Anna");
  });

  it.each([
    ["another record", { recordId: "con_2" }],
    ["another field", { field: "order.contact" }],
    ["another consumer", { subjectId: Keyring.subjectOf("bob@example.com", secret) }],
    ["another controller", { controllerId: partnerId }],
  ])("doesn't open in %s", async (_, elsewhere) => {
    const text = await seal();
    await seal(placeOf(elsewhere));
    await expect(open(text, placeOf(elsewhere))).rejects.toThrow("where it was sealed");
  });

  it("doesn't open with a bit changed, and what isn't one is said to be none", async () => {
    const text = (await seal()) ?? "";
    const last = text.at(-3) === "A" ? "B" : "A";
    await expect(open(`${text.slice(0, -3)}${last}${text.slice(-2)}`)).rejects.toThrow("unchanged");
    for (const hostile of ["", "Anna", "v1.0.AAAA", "v2.1.AAAA", "v1.1."])
      await expect(open(hostile)).rejects.toThrow("a sealed text");
  });

  it("is another text each time, so equal values can't be told", async () => {
    expect(await seal()).not.toBe(await seal());
  });

  it("gives back any JSON value", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(await open(await seal(placeOf(), at, value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 50 },
    );
  });
});

describe("invariant 2: keys belong to their controller", () => {
  it("a tenant can't seal or open with another's key, though it knows the text", async () => {
    const text = await seal();
    startProcess();
    const stranger = <R>(body: () => Promise<R>) => runInScope(scopeOf(partnerId), body);
    await expect(stranger(() => Keyring.open(placeOf(), text ?? ""))).rejects.toThrow("read of");
    await expect(stranger(() => Keyring.seal(placeOf(), 1, { givenAt: at }))).rejects.toThrow("read of");
  });

  it("a subject's id can't be worked out without the secret, and doesn't depend on how the address is written", () => {
    expect(Keyring.subjectOf(" Anna@Example.com ", secret)).toBe(subjectId);
    expect(Keyring.subjectOf("anna@example.com", "x".repeat(32))).not.toBe(subjectId);
    expect(subjectId).not.toBe(deriveId("sbj", "anna@example.com"));
  });
});

describe("I1: one key per controller and consumer", () => {
  it("of ten first seals at once all open, in a process that comes later", async () => {
    const texts = await Promise.all(Array.from({ length: 10 }, () => seal()));
    startProcess();
    for (const text of texts) expect(await open(text)).toEqual({ name: secretName });
    expect(new Set(texts.map((text) => text?.split(".")[1]))).toEqual(new Set(["1"]));
  });
});

describe("I2: shredded is gone", () => {
  it("at once in the process that shredded, though it held the key", async () => {
    const text = await seal();
    expect(await open(text)).toEqual({ name: secretName });
    expect(await shred()).toBe("shredded");
    expect(await open(text)).toBeUndefined();
  });

  it("after 60 seconds in a process that held it, to the millisecond", async () => {
    const text = await seal();
    const other = new Keyring.DataKeyCache({ now: () => now });
    Keyring.useWrapper(() => Promise.resolve(ring), other);
    await open(text);
    // Somebody else shreds: this process hears nothing of it.
    Keyring.useWrapper(() => Promise.resolve(ring), new Keyring.DataKeyCache({ now: () => now }));
    await shred();
    Keyring.useWrapper(() => Promise.resolve(ring), other);
    now = plusMs(at, Keyring.keepMs - 1);
    expect(await open(text)).toEqual({ name: secretName });
    now = plusMs(at, Keyring.keepMs);
    expect(await open(text)).toBeUndefined();
  });

  it("a read that was on its way while the key was shredded leaves no key behind", async () => {
    const text = await seal();
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((settle) => (goOn = settle));
    const reached = new Promise<void>((settle) =>
      Keyring.useWrapper(() =>
        Promise.resolve({
          ...ring,
          unwrap: async (...given) => {
            settle();
            await held;
            return ring.unwrap(...given);
          },
        }),
      ),
    );
    const reading = open(text);
    await reached;
    await shred();
    goOn();
    await reading;
    expect(await open(text)).toBeUndefined();
  });

  it("the row that stays holds no key, neither wrapped nor plain", async () => {
    await seal();
    const keys = { ...table, tableName: keysTableOf(table.tableName) };
    expect(await dumpTable(keys)).toContain('"wrapped"');
    await shred();
    expect(await dumpTable(keys)).not.toContain('"wrapped"');
  });
});

describe("I3: what was given before a shredding is never sealed after it", () => {
  it("a late event of an old order writes nothing, also where there was no key yet", async () => {
    expect(await shred()).toBe("nothing");
    expect(await seal(placeOf(), at)).toBeUndefined();
  });

  it("a new order begins a new generation; the old text stays shut, and the late event stays out", async () => {
    const old = await seal();
    await shred();
    const later = plusMs(at, 1);
    const text = await seal(placeOf(), later);
    expect(text).toMatch(/^v1\.2\./);
    expect(await open(text)).toEqual({ name: secretName });
    expect(await open(old)).toBeUndefined();
    expect(await seal(placeOf(), at)).toBeUndefined();
  });

  it("an erasure that is repeated doesn't take what was given since", async () => {
    await seal();
    await shred();
    const text = await seal(placeOf(), plusMs(at, 1));
    expect(await shred()).toBe("nothing");
    expect(await open(text)).toEqual({ name: secretName });
    expect(await shred(placeOf(), plusMs(at, 2))).toBe("shredded");
    expect(await open(text)).toBeUndefined();
  });

  it("a new order in a process that still holds the shredded key is sealed with the new one", async () => {
    await seal();
    const busy = new Keyring.DataKeyCache({ now: () => now });
    Keyring.useWrapper(() => Promise.resolve(ring), busy);
    await seal();
    startProcess();
    await shred();
    Keyring.useWrapper(() => Promise.resolve(ring), busy);
    const text = await seal(placeOf(), plusMs(at, 1));
    startProcess();
    expect(await open(text)).toEqual({ name: secretName });
  });

  it("whatever is sealed and shredded at once, in whatever order: afterwards nothing old opens", async () => {
    for (let round = 0; round < 15; round += 1) {
      const place = placeOf({ subjectId: Keyring.subjectOf(`${round}@example.com`, secret) });
      const outcomes = await Promise.all([seal(place), shred(place), seal(place), shred(place), seal(place)]);
      startProcess();
      for (const text of outcomes)
        if (text?.startsWith("v1")) expect(await open(text, place), `round ${round}`).toBeUndefined();
    }
  });
});

describe("I4: an erasure misses no controller", () => {
  const holders = async () =>
    (await Keyring.holders(subjectId)).map(({ controllerId, holds }) => [controllerId, holds]);

  it("the list says who holds data, also those whom an order has announced and who haven't got it yet", async () => {
    expect(await holders()).toEqual([]);
    const order = placeOf({ controllerId: "platform", field: "order.contact" });
    const controllers: Keyring.Controller[] = [supplierId, partnerId];
    await as(order, () => Keyring.seal(order, 1, { givenAt: at, controllers }));
    await seal();
    expect(await holders()).toEqual([
      ["platform", true],
      ...[
        [supplierId, true],
        [partnerId, false],
      ].toSorted(),
    ]);
  });

  it("a controller nobody announced is listed before its key is there", async () => {
    Keyring.useWrapper(() => Promise.resolve({ ...ring, wrap: () => Promise.reject(new Error("the process died")) }));
    await expect(seal()).rejects.toThrow("the process died");
    expect(await holders()).toEqual([
      ["platform", false],
      [supplierId, false],
    ]);
  });

  it("a known consumer's order adds the controllers that are new, and survives a shredding", async () => {
    const order = placeOf({ controllerId: "platform", field: "order.contact" });
    const reaching = (controllers: Keyring.Controller[], givenAt: Instant) =>
      as(order, () => Keyring.seal(order, 1, { givenAt, controllers }));
    await reaching([supplierId], at);
    await shred(order);
    await reaching([partnerId], plusMs(at, 1));
    expect((await holders()).map(([controllerId]) => controllerId)).toEqual([
      "platform",
      ...[supplierId, partnerId].toSorted(),
    ]);
  });
});

describe("I5: missing isn't erased", () => {
  it("a key that is neither there nor shredded is a fault of ours, not an empty field", async () => {
    const text = await seal();
    startProcess();
    await reconnect(await connectToFreshTable());
    await expect(open(text)).rejects.toThrow("a data key is there or shredded");
  });
});

describe("budget", () => {
  const pageOf = (size: number) =>
    Array.from({ length: size }, (_, index) =>
      placeOf({ subjectId: Keyring.subjectOf(`${index}@example.com`, secret), recordId: `con_${index}` }),
    );

  it("a page of 50 records of 50 consumers costs one batch of reads, 0.5 RCU each, and nothing once they are held", async () => {
    const places = pageOf(50);
    const texts: { place: Keyring.Place; text: string }[] = [];
    for (const place of places) texts.push({ place, text: (await seal(place)) ?? "" });
    startProcess();
    const page = () => as(placeOf(), () => measure(() => Keyring.openMany(texts)));
    const cold = await page();
    expect(cold.result).toHaveLength(50);
    expect(cold.result).toContainEqual({ name: secretName });
    expect(cold).toMatchObject({ roundTrips: 1, keyUnits: { read: 25, write: 0 }, units: { read: 0 } });
    const warm = await page();
    expect(warm).toMatchObject({ roundTrips: 0, keyUnits: { read: 0 } });
    expect(calls.unwrap).toBe(50);
  });

  it("many records of one consumer cost one read and one unwrapping", async () => {
    const texts: { place: Keyring.Place; text: string }[] = [];
    for (const recordId of ["a", "b", "c"])
      texts.push({ place: placeOf({ recordId }), text: (await seal(placeOf({ recordId }))) ?? "" });
    startProcess();
    calls.unwrap = 0;
    expect(await as(placeOf(), () => measure(() => Keyring.openMany(texts)))).toMatchObject({
      roundTrips: 1,
      keyUnits: { read: 0.5 },
    });
    expect(calls.unwrap).toBe(1);
  });

  it("an order of a new consumer writes 1 WCU for each controller, and 0.5 RCU to seal for a known one", async () => {
    const order = placeOf({ controllerId: "platform", field: "order.contact" });
    const ordered = await measure(() =>
      as(order, () => Keyring.seal(order, 1, { givenAt: at, controllers: [supplierId, partnerId] })),
    );
    expect(ordered.keyUnits.write).toBe(1);
    expect((await measure(() => seal())).keyUnits.write).toBe(1);
    expect((await measure(() => seal(placeOf({ controllerId: partnerId })))).keyUnits.write).toBe(1);
    expect((await measure(() => seal())).keyUnits).toEqual({ read: 0.5, write: 0 });
  });
});

it("keeps at most so many keys, the newest", async () => {
  const cache = new Keyring.DataKeyCache({ now: () => now });
  const ownerOf = (index: number): Keyring.Owner => ({
    controllerId: supplierId,
    subjectId: deriveId("sbj", String(index)) as Id<"sbj">,
  });
  for (let index = 0; index < 2_001; index += 1) cache.keep(ownerOf(index), 1, new Uint8Array(32), cache.mark());
  expect(cache.find(ownerOf(0), 1)).toBeUndefined();
  expect(cache.find(ownerOf(2_000), 1)).toBeDefined();
  now = plusMs(at, -1);
  expect(cache.find(ownerOf(2_000), 1), "a clock that was set back").toBeUndefined();
});
