import { connectToFreshTable } from "#support";
import { beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import { colleague, join, type Person, testApi } from "../../../services/api/src/api.fixture";
import { createTandemClient, type Schemas } from ".";

const { api } = testApi();
const sent: Request[] = [];
const fetch = async (request: Request): Promise<Response> => {
  sent.push(request.clone());
  return api.fetch(request);
};
const baseUrl = "http://localhost:4000/api";
const clientOf = (person?: Person) =>
  createTandemClient({ baseUrl, fetch, ...(person ? { token: person.token } : {}) });

let supplier: Person;
let partner: Person;

beforeAll(async () => {
  await connectToFreshTable();
  supplier = await join("Fjord", ["supplier"]);
  partner = await join("Kiosk", ["partner"]);
});

const terms: Schemas["Terms"] = {
  commission: { rateBp: 1_000 },
  data: { steward: "supplier", share: "contact" },
  content: { lockedFields: ["price"], partnerMayAdd: ["badge"] },
  settlement: { currency: "EUR" },
};

describe("the typed client against the real API", () => {
  it("acts with the token it got", async () => {
    const body = { tenantId: supplier.tenantId };
    const { data } = await clientOf(await colleague(supplier.tenantId, "Mover", "support")).POST("/me/tenant", {
      body,
    });
    expectTypeOf(data).toEqualTypeOf<Schemas["SignedIn"] | undefined>();
    const me = await createTandemClient({ baseUrl, fetch, token: data?.token ?? "" }).GET("/me");
    expect(me.data?.tenant?.name).toBe("Fjord");
  });

  it("gives every POST a key of its own, and keeps the caller's: the same key publishes once", async () => {
    const path = { supplierId: supplier.tenantId };
    const header = { "Idempotency-Key": "5f0c2a52-3a0f-4f0e-9a64-0b8f5a0f4d11" };
    const body = { title: "Partners", description: "", terms };
    const client = clientOf(supplier);
    const first = await client.POST("/suppliers/{supplierId}/programmes", { params: { path, header }, body });
    const again = await client.POST("/suppliers/{supplierId}/programmes", { params: { path, header }, body });
    expect(first.response.status).toBe(201);
    expect(again.data).toEqual(first.data);
    await client.POST("/suppliers/{supplierId}/programmes", { params: { path }, body });
    const { data } = await client.GET("/suppliers/{supplierId}/programmes", { params: { path } });
    expect(data?.items).toHaveLength(2);
    expect(sent.at(-2)?.headers.get("idempotency-key")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("sends a file as it is", async () => {
    const { data } = await clientOf(supplier).POST("/suppliers/{supplierId}/imports", {
      params: { path: { supplierId: supplier.tenantId } },
      headers: { "content-type": "text/csv" },
      body: "Handle,Title,Published,Variant SKU,Variant Price,Variant Inventory Qty\npot,Clay pot,true,POT-1,19.90,5\n",
    });
    expect(data?.products).toEqual({ created: 1, changed: 0, unchanged: 0, refused: 0 });
  });

  it("gives problems with their codes as types", async () => {
    const { data, error } = await clientOf(partner).GET("/agreements/{agreementId}", {
      params: { path: { agreementId: "agr_01jm9rz0g0000000000000000a" } },
    });
    expect(data).toBeUndefined();
    expect(error?.code).toBe("agreement.not_found");
    expectTypeOf(error?.code).toExtend<string | undefined>();
    // @ts-expect-error: no operation answers this code
    expect(error?.code === "agreement.never_heard_of").toBe(false);
  });

  it("refuses at compile time what the API would refuse", () => {
    const client = clientOf();
    // @ts-expect-error: no such path
    void (() => client.GET("/nowhere"));
    // @ts-expect-error: a body is needed
    void (() => client.POST("/me/tenant", {}));
    const edit = { params: { path: { partnerId: "", listingId: "" } }, body: { status: "paused" } } as const;
    // @ts-expect-error: an edit needs If-Match
    void (() => client.PATCH("/partners/{partnerId}/listings/{listingId}", edit));
  });
});
