/**
 * The guard and its twin: what IAM would say of a request, evaluated here as AWS documents it, against what the guard says.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Id } from "../kernel";
import { refusal } from "./guard";
import type { Reach, Scope } from "./scope";
import { accessOf, familyOf, sessionPolicy } from "./session-policy";

const tenants = ["a", "b", "aa"].map((name) => `ten_${name.padStart(26, "0")}` as Id<"ten">);
const kinds = ["product", "stock", "event", "audit"];
const things = ["var_1", "var_2"];

type Statement = {
  Effect: "Allow" | "Deny";
  Action: string[];
  Condition: { "ForAllValues:StringLike"?: Record<string, string[]>; Null?: Record<string, "false" | "true"> };
};

const like = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "s",
  ).test(text);

/** Allowed by some statement, each of whose conditions holds. `ForAllValues` holds where there is nothing to hold for. */
const allows = (policy: string, action: string, leadingKeys: readonly string[]): boolean =>
  (JSON.parse(policy) as { Statement: Statement[] }).Statement.some(({ Action, Condition }) => {
    if (!Action.includes(action)) return false;
    const patterns = Condition["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"] ?? [];
    const isAbsent = leadingKeys.length === 0;
    if (Condition.Null?.["dynamodb:LeadingKeys"] === "false" && isAbsent) return false;
    return leadingKeys.every((key) => patterns.some((pattern) => like(pattern, key)));
  });

const owner = fc.constantFrom<string>(...tenants, "platform");
const partition = fc
  .tuple(owner, fc.constantFrom(...kinds), fc.option(fc.constantFrom(...things), { nil: undefined }))
  .map((parts) => parts.filter((part) => part !== undefined).join("#"));
const reach: fc.Arbitrary<Reach> = fc.record({
  partition: fc.oneof(
    partition,
    partition.map((text) => `${text}#*`),
  ),
  access: fc.constantFrom("read", "write"),
  because: fc.constant("generated"),
});
const scope: fc.Arbitrary<Scope> = fc.record({
  tenantId: fc.option(fc.constantFrom(...tenants), { nil: null }),
  actor: fc.constant("test"),
  role: fc.constant("test"),
  reach: fc.array(reach, { maxLength: 5 }),
});
const S = (text: string) => ({ S: text });
const key = (pk: string) => ({ pk: S(pk), sk: S("x") });
const operations = {
  GetItem: (pk: string) => ({ Key: key(pk) }),
  DeleteItem: (pk: string) => ({ Key: key(pk) }),
  PutItem: (pk: string) => ({ Item: key(pk) }),
  UpdateItem: (pk: string) => ({
    Key: key(pk),
    UpdateExpression: "SET a = :a",
    ExpressionAttributeValues: { ":a": S("") },
  }),
  Query: (pk: string) => ({ KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": S(pk) } }),
} as const;
const operation = fc.constantFrom(...(Object.keys(operations) as (keyof typeof operations)[]));

/** The scope with each reach widened to its family: as narrow as IAM can be. */
const widened = (one: Scope): Scope => ({
  ...one,
  reach: (one.reach ?? []).flatMap(({ sort: _sort, ...each }) => [{ ...each, partition: familyOf(each.partition) }]),
});

describe("a session policy", () => {
  it("says of every request what the guard says, with reach widened to families: 20,000 commands, no disagreement", () => {
    fc.assert(
      fc.property(scope, operation, partition, (one, name, pk) => {
        const byIam = allows(sessionPolicy(accessOf(one), "tandem"), `dynamodb:${name}`, [pk]);
        expect(byIam).toBe(refusal(widened(one), name, operations[name](pk)) === null);
      }),
      { numRuns: 20_000 },
    );
  });

  it("never refuses what the guard lets pass", () => {
    fc.assert(
      fc.property(scope, operation, partition, (one, name, pk) => {
        if (refusal(one, name, operations[name](pk)) !== null) return;
        expect(allows(sessionPolicy(accessOf(one), "tandem"), `dynamodb:${name}`, [pk])).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it("allows nothing that names no key, nothing beyond items, and no batch with one foreign key among its own", () => {
    fc.assert(
      fc.property(scope, partition, partition, (one, first, second) => {
        const policy = sessionPolicy(accessOf(one), "tandem");
        const may = (...keys: string[]) => allows(policy, "dynamodb:BatchGetItem", keys);
        expect(may()).toBe(false);
        expect(may(first, second)).toBe(may(first) && may(second));
        for (const never of ["Scan", "PartiQLSelect", "DeleteTable", "*"]) {
          expect(allows(policy, `dynamodb:${never}`, [first])).toBe(false);
        }
      }),
    );
  });

  it.each([
    { suppliers: 25, pattern: `ten_${"24".padStart(26, "0")}#stock#*`, why: "by name" },
    { suppliers: 99, pattern: "ten_*#stock#*", why: "too many to name: by kind" },
  ])("fits, with the stock of $suppliers suppliers and the order: $why", ({ suppliers, pattern }) => {
    const stock = Array.from({ length: suppliers }, (_, index) => `ten_${String(index).padStart(26, "0")}#stock#var_1`);
    const write = [...stock, "platform#order#1"].map((each): Reach => ({
      partition: each,
      access: "write",
      because: "",
    }));
    const access = accessOf({ tenantId: tenants[0] ?? null, actor: "", role: "", reach: write });
    const policy = sessionPolicy(access, "tandem-production");
    expect(policy.length).toBeLessThanOrEqual(2_048);
    expect(policy).toContain(JSON.stringify(pattern));
  });
});

it.each([
  ["platform#session#abc", "platform#session#*"],
  ["platform#tenant", "platform#tenant"],
  ["ten_1#stock#var_1", "ten_1#stock#*"],
  ["ten_1#product#*", "ten_1#product#*"],
  ["platform#a#b#c", "platform#a#*"],
  ["platform#auth#session#abc", "platform#auth#session#*"],
  ["platform#auth#session.userId#abc", "platform#auth#session.userId#*"],
])("%s belongs to %s", (partition, family) => expect(familyOf(partition)).toBe(family));
