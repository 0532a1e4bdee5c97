import type { DBAdapter } from "@better-auth/core/db/adapter";
import type { BetterAuthOptions } from "@better-auth/core";
import { type Fault, instant, plusMs } from "#core/kernel";
import { connectToFreshTable, dumpTable, type FreshTable } from "#support";
import { beforeAll, describe, expect, it } from "vitest";
import { accountAdapter } from "./adapter";

const at = instant("2026-03-01T09:00:00Z");
const options: BetterAuthOptions = { user: { additionalFields: { visits: { type: "number", defaultValue: 0 } } } };
const codeOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "no fault",
    (error: Fault) => error.code ?? error.message,
  );

let table: FreshTable;
let adapter: DBAdapter;
let people = 0;

beforeAll(async () => {
  table = await connectToFreshTable();
  adapter = accountAdapter({ secret: "a secret of the tests, long enough" })(options);
});

const newUser = (email = `person-${(people += 1)}@example.com`) =>
  adapter.create({ model: "user", data: { name: "Ann", email, emailVerified: false } });
const newSession = (userId: string, token: string) =>
  adapter.create({ model: "session", data: { userId, token, expiresAt: new Date(plusMs(at, 1_000)) } });
const newVerification = (identifier: string) =>
  adapter.create({
    model: "verification",
    data: { identifier, value: "mem_somebody", expiresAt: new Date(plusMs(at, 3_600_000)) },
  });
const where = (field: string, value: string) => [{ field, value }];

describe("a token that works once", () => {
  it("is redeemed exactly 1,000 times when 1,000 are redeemed twice at once", async () => {
    let redeemed = 0;
    for (let from = 0; from < 1_000; from += 50) {
      const tokens = Array.from({ length: 50 }, (_, index) => `token-${from + index}`);
      await Promise.all(tokens.map(newVerification));
      const redeem = (token: string) =>
        adapter.consumeOne({ model: "verification", where: where("identifier", token) });
      const outcomes = await Promise.all(tokens.map((token) => Promise.all([redeem(token), redeem(token)])));
      for (const both of outcomes) {
        expect(both.filter((outcome) => outcome !== null)).toHaveLength(1);
        redeemed += both.filter((outcome) => outcome !== null).length;
      }
    }
    expect(redeemed).toBe(1_000);
  }, 300_000);

  it("is redeemed once in two transactions at once, and the other one finds it gone", async () => {
    await newVerification("in-transactions");
    const redeem = () =>
      adapter.transaction(async (trx) => {
        const [found] = await trx.findMany<{ id: string }>({
          model: "verification",
          where: where("identifier", "in-transactions"),
        });
        return found ? trx.consumeOne({ model: "verification", where: where("id", found.id) }) : null;
      });
    const outcomes = await Promise.all([redeem(), redeem()]);
    expect(outcomes.filter((outcome) => outcome !== null)).toHaveLength(1);
  });
});

describe("a unique value", () => {
  it("goes to one of two rows that want it at once (A2)", async () => {
    const email = "wanted@example.com";
    expect((await Promise.all([codeOf(newUser(email)), codeOf(newUser(email))])).toSorted()).toEqual([
      "account.taken",
      "no fault",
    ]);
  });

  it("is free again when its row has changed or gone (A1)", async () => {
    const { id } = await newUser("before@example.com");
    await adapter.update({ model: "user", where: where("id", id), update: { email: "after@example.com" } });
    expect(await codeOf(newUser("after@example.com"))).toBe("account.taken");
    expect(await codeOf(newUser("before@example.com"))).toBe("no fault");
    await adapter.delete({ model: "user", where: where("email", "after@example.com") });
    expect(await codeOf(newUser("after@example.com"))).toBe("no fault");
  });
});

describe("rows and lookups", () => {
  it("find all sessions of a person, and none after they are deleted together", async () => {
    const { id } = await newUser();
    for (const token of ["one", "two", "three"]) await newSession(id, `${id}-${token}`);
    const ofPerson = { model: "session", where: where("userId", id) };
    expect(await adapter.findMany(ofPerson)).toHaveLength(3);
    expect(await adapter.deleteMany(ofPerson)).toBe(3);
    expect(await adapter.findMany(ofPerson)).toEqual([]);
    expect(await adapter.findOne({ model: "session", where: where("token", `${id}-one`) })).toBeNull();
  });

  it("keep every one of 20 increments at once", async () => {
    const { id } = await newUser();
    const visit = () =>
      adapter.incrementOne({ model: "user", where: where("id", String(id)), increment: { visits: 1 } });
    await Promise.all(Array.from({ length: 20 }, visit));
    expect(await adapter.findOne({ model: "user", where: where("id", String(id)) })).toMatchObject({ visits: 20 });
  });

  it("are written together or not at all by a transaction", async () => {
    const failing = adapter.transaction(async (trx) => {
      await trx.create({ model: "user", data: { name: "Bob", email: "undone@example.com", emailVerified: false } });
      throw new Error("the second step fails");
    });
    await expect(failing).rejects.toThrow("the second step fails");
    expect(await adapter.findOne({ model: "user", where: where("email", "undone@example.com") })).toBeNull();
  });

  it("refuse a question that would walk through everybody's rows", async () => {
    const walk = adapter.findMany({ model: "user", where: where("name", "Ann") });
    await expect(walk).rejects.toThrow("a question about user has a field with a lookup");
    await expect(adapter.deleteMany({ model: "session", where: [] })).rejects.toThrow("a field with a lookup");
  });
});

it("the table holds nothing that lets its reader in (A3)", async () => {
  const { id } = await newUser();
  await newSession(id, "a-token-of-a-session-0123456789abcdef");
  await adapter.create({
    model: "verification",
    data: { identifier: "known", value: "a-secret-value-0123456789", expiresAt: new Date(plusMs(at, 1_000)) },
  });
  const stored = await dumpTable(table);
  expect(stored).toContain(id);
  expect(stored).not.toContain("a-token-of-a-session");
  expect(stored).not.toContain("a-secret-value");
  // Whoever holds the token finds it as it was given out.
  const found = await adapter.findOne({ model: "session", where: where("userId", id) });
  expect(found).toMatchObject({ token: "a-token-of-a-session-0123456789abcdef" });
});
