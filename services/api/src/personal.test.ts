/**
 * Personal data leaves the API only through routes that say so, and each such answer is in the audit chain before it goes out.
 */
import { Audit } from "#core/audit";
import { runInScope } from "#core/store";
import { configureHandlers, connectToFreshTable, scopeOf } from "#support";
import { beforeAll, describe, expect, it } from "vitest";
import { generated } from "../../../scripts/generate";
import { colleague, type Person, testApi } from "./api.fixture";
import { Components, type JsonSchema } from "./frame/json-schema";
import type { Route } from "./frame/route";
import { askToBeErased, type Market, openMarket } from "./market.fixture";
import { loadRoutes } from "./routes";

const routes = await loadRoutes();

/** Names under which a consumer is named or located, wherever they stand in an answer. */
const personal = /^(contact|email|emailAddress|phone|address|line1|line2|postalCode|recipient|deliverTo|dateOfBirth)$/;

/** Answers that name people, and none of whom is a consumer. */
const ofOneself: Readonly<Record<string, string>> = {
  switchTenant: "the caller's own address",
  getMe: "the caller's own address",
  getOnboarding: "the caller's own company",
  setCompany: "the caller's own company",
  setBrand: "the caller's own company",
  setTax: "the caller's own company",
  setPayout: "the caller's own company",
  acceptTerms: "the caller's own company",
  submitOnboarding: "the caller's own company",
  getReview: "a company, as it describes itself to the operator",
  approveTenant: "a company, as above",
  rejectTenant: "a company, as above",
  suspendTenant: "a company, as above",
  reinstateTenant: "a company, as above",
  closeTenant: "a company, as above",
  listMembers: "colleagues",
  editMember: "a colleague",
  listInvitations: "colleagues to be",
  inviteMember: "a colleague to be",
  resendInvitation: "a colleague to be",
};

/** Every name of a field in this schema, whatever it refers to included. */
function fieldsOf(schema: unknown, components: Components, seen = new Set<string>()): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === "$ref" && typeof value === "string") {
      if (seen.has(value)) return [];
      seen.add(value);
      return fieldsOf(components.schemas[value.split("/").at(-1) ?? ""], components, seen);
    }
    const own = key === "properties" ? Object.keys(value as JsonSchema) : [];
    return [...own, ...fieldsOf(value, components, seen)];
  });
}

function answers({ success: { content } }: Route): string[] {
  if (!content || typeof content === "string") return [];
  const components = new Components();
  return fieldsOf(components.of(content, "output"), components);
}

describe("every operation", () => {
  it("whose answer has a place for personal data declares whose it reads (R4)", () => {
    const undeclared = routes.filter(
      (route) => answers(route).some((name) => personal.test(name)) && !route.reads && !ofOneself[route.operationId],
    );
    expect(undeclared.map(({ operationId }) => operationId)).toEqual([]);
  });

  it("that declares it has such a place, and the field that says whose", () => {
    const declared = routes.filter(({ reads }) => reads);
    expect(declared.length).toBeGreaterThanOrEqual(4);
    for (const route of declared)
      expect(
        answers(route).some((name) => personal.test(name)),
        route.operationId,
      ).toBe(true);
  });

  it("has no exception that isn't needed any more", () => {
    const needed = routes.filter((route) => answers(route).some((name) => personal.test(name)));
    for (const operationId of Object.keys(ofOneself)) {
      expect(needed.map((route) => route.operationId)).toContain(operationId);
    }
  });
});

it("no event has a place for personal data: they go to whoever may read events, and are kept for good", async () => {
  const asyncapi = (await generated()).get("docs/asyncapi.json");
  const names = fieldsOf(JSON.parse(asyncapi ?? "{}"), new Components());
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => personal.test(name))).toEqual([]);
});

describe("in a market", () => {
  const api = testApi();
  let market: Market;
  let support: Person;
  beforeAll(async () => {
    configureHandlers({ mailFolder: "unused" });
    await connectToFreshTable();
    market = await openMarket(api);
    support = await colleague(market.supplier.tenantId, "support", "support");
  }, 60_000);

  const entries = async ({ tenantId }: Person) =>
    (await runInScope(scopeOf(tenantId), () => Audit.list({ tenantId }))).items;
  const paths: Readonly<Record<string, (ids: Market["ids"]) => string>> = {
    listConsumers: ({ supplierId }) => `/tenants/${supplierId}/consumers`,
    getConsumer: ({ supplierId, consumerId }) => `/tenants/${supplierId}/consumers/${consumerId}`,
    listGrants: ({ agreementId }) => `/agreements/${agreementId}/grants`,
    listSharedRecords: ({ partnerId }) => `/tenants/${partnerId}/shared-records`,
    listSupplierOrders: ({ supplierId }) => `/suppliers/${supplierId}/supplier-orders`,
    getPrivacyRequest: ({ tenantId, privacyRequestId }) => `/tenants/${tenantId}/privacy-requests/${privacyRequestId}`,
    getSupplierOrder: ({ supplierId, supplierOrderId }) =>
      `/suppliers/${supplierId}/supplier-orders/${supplierOrderId}`,
  };

  const reading = routes.flatMap((route) => (route.reads ? [[route.operationId, route] as const] : []));
  const ofErased = ({ reads }: Route) => reads === "privacyRequest";
  // Who asks to be erased is nobody to grant anything of, so that comes last.
  it.each([...reading.filter(([, route]) => !ofErased(route)), ...reading.filter(([, route]) => ofErased(route))])(
    "%s leaves who read, what, and whose",
    async (operationId, route) => {
      const { reads } = route;
      const ids = ofErased(route) ? { ...market.ids, ...(await askToBeErased(market, api)) } : market.ids;
      const path = paths[operationId]?.(ids);
      if (!path || !reads) throw new Error(`tell this test how to read ${operationId}`);
      const reader = ["listSharedRecords", "getPrivacyRequest"].includes(operationId) ? market.partner : support;
      const before = (await entries(reader)).length;
      const { status, body } = await api.send(reader, "GET", path);
      expect(status).toBe(200);
      const after = await entries(reader);
      expect(after).toHaveLength(before + 1);
      const item = body.items?.[0] ?? body;
      expect([item.consumerId, item.sharedRecordId, item.supplierOrderId, item.privacyRequestId]).toContain(
        after[0]?.subjects[0],
      );
      expect(after[0]).toMatchObject({ role: reader.role, at: api.clock.now() });
      expect(after[0]?.actor).toMatch(/^mem_/);
    },
  );

  it("an answer that can't be recorded isn't given", async () => {
    const { tenantId } = market.supplier;
    // Somebody set the head back: no entry can be linked on.
    await runInScope(scopeOf(tenantId), async () => {
      const { HeadEntity } = await import("../../../packages/core/src/audit/audit.entity");
      const head = await Audit.findHead(tenantId);
      await HeadEntity.patch({ tenantId }).set({ length: 1 }).go();
      const { status, body } = await api.send(support, "GET", paths["listConsumers"]?.(market.ids) ?? "");
      expect([status, body.code, JSON.stringify(body).includes("ida@")]).toEqual([503, "audit.busy", false]);
      if (head) await HeadEntity.patch({ tenantId }).set(head).go();
    });
  });

  it("a list of nobody leaves nothing, and neither does an answer of 403", async () => {
    const before = await entries(market.partner);
    const stranger = await colleague(market.partner.tenantId, "finance", "finance");
    expect((await api.send(stranger, "GET", paths["listSharedRecords"]?.(market.ids) ?? "")).status).toBe(403);
    expect(await entries(market.partner)).toEqual(before);
  });

  it("the chain is read by owners only, a page at a time, newest first", async () => {
    const path = `/tenants/${market.supplier.tenantId}/audit`;
    const first = await api.send(market.supplier, "GET", `${path}?limit=1`);
    expect(first.status).toBe(200);
    const second = await api.send(market.supplier, "GET", `${path}?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body.items[0].sequence).toBe(first.body.items[0].sequence - 1);
    expect((await api.send(support, "GET", path)).status).toBe(403);
    expect((await api.send(market.partner, "GET", path)).status).toBe(404);
  });
});
