/**
 * Kinds of callers and kinds of operations: who gets in, and in which scope. Each permission of each real operation is asked for in
 * `isolation.test.ts`.
 */
import { currentScope } from "#core/store";
import { connectToFreshTable } from "#support";
import { beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { join, outsider, type Person, testApi } from "../api.fixture";
import { groupOf } from "./group";
import { type Access, defineRoute } from "./route";

const runs: string[] = [];
const operation = (operationId: string, access: Access, human = false) =>
  defineRoute({
    tag: "Platform",
    summary: "s",
    description: "d",
    operationId,
    method: "post",
    path: `/${operationId}`,
    access,
    ...(human ? { human } : {}),
    once: true,
    success: { status: 200, description: "d", content: z.object({ scope: z.unknown() }) },
    handle: async (call) => {
      const seen = [access === "person" ? call.person : call.caller, ...(human ? [call.member] : [])];
      runs.push(...seen.slice(0, 1).map(() => operationId));
      const { tenantId, role } = currentScope();
      return { body: { scope: { tenantId, role } } };
    },
  });

const operations = [
  operation("own", "person"),
  operation("any", "member"),
  operation("see", "order:read"),
  operation("bind", "agreement:sign", true),
];
const { send } = testApi({ groups: [groupOf(...operations)] });

let owner: Person;
let support: Person;
let alone: Pick<Person, "token">;
beforeAll(async () => {
  await connectToFreshTable();
  owner = await join("Fjord", ["supplier"]);
  support = await join("Sund", ["supplier"], { role: "support" });
  alone = await outsider("Ann");
});

it.each([
  { who: "owner", to: "own", status: 200, code: undefined, why: "a member is a person too" },
  { who: "owner", to: "any", status: 200, code: undefined, why: "acts for a tenant" },
  { who: "owner", to: "see", status: 200, code: undefined, why: "by the role" },
  { who: "owner", to: "bind", status: 200, code: undefined, why: "is human" },
  { who: "support", to: "bind", status: 403, code: "http.forbidden", why: "human, and not by this role" },
  { who: "alone", to: "own", status: 200, code: undefined, why: "needs no tenant" },
  { who: "alone", to: "any", status: 403, code: "http.tenant_needed", why: "acts for nobody" },
  { who: "alone", to: "see", status: 403, code: "http.tenant_needed", why: "acts for nobody" },
  { who: "alone", to: "bind", status: 403, code: "http.tenant_needed", why: "acts for nobody" },
  { who: "nobody", to: "own", status: 401, code: "http.unauthenticated", why: "has no session" },
] as const)("$who → $to: $status, $why", async ({ who, to, status, code }) => {
  const as = { owner, support, alone, nobody: undefined }[who];
  const before = runs.length;
  const answer = await send(as, "POST", `/${to}`);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(runs.length - before).toBe(status === 200 ? 1 : 0);
});

it("what somebody does for themselves runs in no tenant's scope, and takes effect once by their own key", async () => {
  const key = crypto.randomUUID();
  const first = await send(owner, "POST", "/own", { key });
  expect(first.body.scope).toEqual({ tenantId: null, role: "person" });
  const again = await send(owner, "POST", "/own", { key });
  expect([again.body, again.headers.get("idempotency-replayed")]).toEqual([first.body, "true"]);
  const others = await send(alone, "POST", "/own", { key });
  expect(others.headers.get("idempotency-replayed")).toBeNull();
});
