/**
 * The short run of the isolation suite. `npm run isolation -- --requests 100000` is the long one; `TANDEM_SEED` repeats a run.
 */
import { randomInt } from "node:crypto";
import { defineRoute } from "../../services/api/src/frame/route";
import { loadRoutes } from "../../services/api/src/routes";
import { expect, inject, it } from "vitest";
import * as z from "zod";
import { operations } from "../../services/identity/src/operations";
import { unknownFields } from "./suite/attack-identity";
import { isGranted } from "./suite/grants";
import { withoutVictims } from "./suite/harvest";
import { runSuite } from "./suite/suite";

const seed = Number(process.env["TANDEM_SEED"] ?? randomInt(2 ** 31));
const requests = 5_000;

it(
  `invariant 2: no byte of one tenant reaches another, over ${requests} requests (seed ${seed})`,
  { timeout: 1_800_000 },
  async () => {
    const report = await runSuite({ engine: inject("dynamodbEndpoint"), requests, seed });
    console.log(
      `isolation: ${report.requests} requests, ${report.events} forged events, ${report.mails} mails in ${report.seconds.toFixed(0)} s, ${report.findings.length} findings, seed ${seed}`,
    );
    expect(report.findings).toEqual([]);
    expect(report.gaps, "teach test/isolation/suite what stands for these").toEqual([]);
    expect(report.requests).toBeGreaterThanOrEqual(requests);
    expect(report.mails).toBeGreaterThan(0);
    // A marker that nobody sees proves nothing. This is never shown to anybody, which is the point of watching it.
    expect(report.unseen).toEqual(["consumer.session"]);
  },
);

it("a new operation is covered by being there: without a victim for its parameter the suite fails", async () => {
  const added = defineRoute({
    operationId: "getWidget",
    method: "get",
    path: "/suppliers/{supplierId}/widgets/{widgetId}",
    tag: "Platform",
    summary: "A new operation",
    description: "It doesn't exist.",
    access: "order:read",
    owner: "supplierId",
    params: z.object({ supplierId: z.string(), widgetId: z.string() }),
    success: { status: 204, description: "Nothing." },
    handle: async () => ({}),
  });
  const pools = new Map([["alder", new Map([["productId", new Set(["prd_1"])]])]]);
  expect(withoutVictims({ pools, cursors: [] }, [...(await loadRoutes()), added])).toContain("widgetId");
});

it("a new operation of the identity service is covered by being there: without a value for its field the suite fails", () => {
  const added = { method: "POST", body: z.strictObject({ widgetId: z.string(), email: z.string() }) } as const;
  expect(unknownFields({ ...operations, "/widgets": added })).toEqual(["widgetId of /widgets"]);
});

it("what nobody wrote a rule for is its tenant's alone", () => {
  const fact = { kind: "widget.colour", tenant: "alder" };
  const plan = {
    deals: [{ supplier: "alder", partner: "kiosk", share: "full", active: true }],
    sales: [],
    visits: [],
  } as const;
  expect(isGranted(fact, { tenant: "alder" }, plan)).toBe(true);
  expect(isGranted(fact, { tenant: "kiosk" }, plan)).toBe(false);
});
