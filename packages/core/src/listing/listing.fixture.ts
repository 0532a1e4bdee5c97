/**
 * A small market for tests: a supplier with a real import, a partner with a storefront, and a signed agreement between them.
 *
 * @module
 */
import { Agreement, Programme } from "#core/agreement";
import { Product } from "#core/catalog";
import { importCatalog } from "#core/catalog/import";
import { createId, deriveId, type Id, instant, type Instant, invariant, plusMs } from "#core/kernel";
import { commit, EventLog, runInScope } from "#core/store";
import { Storefront, Tenant } from "#core/tenant";

let counter = 0;
export const random = (): Uint8Array => {
  counter += 1;
  return new Uint8Array(10).map((_, index) => (counter >> (8 * (9 - index))) & 255);
};

let clock = instant("2026-03-01T09:00:00Z");
/** A later instant with each call. */
export const tick = (): Instant => (clock = plusMs(clock, 1_000));

/** An event nobody needs to read, and when it is handled. */
export const newEventId = (): Id<"evt"> => createId("evt", tick(), random);
export const handling = () => ({ at: tick(), random });

export const as = <R>(tenantId: Id<"ten">, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId, actor: "test", role: "owner" }, body);

export const register = (name: string, roles: ("supplier" | "partner")[]): Promise<Tenant.Info> =>
  Tenant.register({
    name,
    slug: `${name.toLowerCase().replace(/\W+/g, "-")}-${counter}`,
    roles,
    currency: "EUR",
    taxRateBp: 2100,
    locale: "nl-NL",
    country: "NL",
    at: tick(),
    random,
  });

export const openStorefront = (tenantId: Id<"ten">, name: string, currency: "EUR" | "GBP" = "EUR") =>
  as(tenantId, () =>
    Storefront.open({
      tenantId,
      name: `${name}-${counter}`,
      title: name,
      theme: { accent: "#1f6f54", tagline: "" },
      currency,
      at: tick(),
      random,
    }),
  );

export type Row = {
  readonly title?: string;
  readonly description?: string;
  readonly published?: boolean;
  readonly sizes?: readonly { readonly size: string; readonly price: string; readonly units: number }[];
  readonly price?: string;
  readonly compareAt?: string;
  readonly units?: number;
  readonly tags?: string;
  readonly image?: string;
};

const header =
  "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value," +
  "Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src";

/** Imports one product as a supplier does, and answers its id. */
export async function importProduct(supplierId: Id<"ten">, handle: string, row: Row = {}): Promise<Id<"prd">> {
  await importProducts(supplierId, new Map([[handle, row]]));
  return Product.idOf(supplierId, handle);
}

/** Imports a file of these products. */
export async function importProducts(supplierId: Id<"ten">, rows: ReadonlyMap<string, Row>): Promise<void> {
  const lines = [...rows].flatMap(([handle, row]) => linesOf(handle, row));
  const file = Buffer.from(`${header}\n${lines.join("\n")}\n`);
  const at = tick();
  const report = await as(supplierId, () =>
    importCatalog({
      supplierId,
      currency: "EUR",
      async *open() {
        yield file;
      },
      at,
      clock: { now: () => at },
      random,
    }),
  );
  invariant(report.problems.errors === 0, JSON.stringify(report.problems));
}

function linesOf(handle: string, row: Row): string[] {
  const quoted = (cells: readonly (string | number)[]) =>
    cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(",");
  const { sizes = [{ size: "Default Title", price: row.price ?? "19.95", units: row.units ?? 10 }] } = row;
  return sizes.map(({ size, price, units }, index) =>
    quoted([
      handle,
      index === 0 ? (row.title ?? handle) : "",
      index === 0 ? (row.description ?? "<p>Good.</p>") : "",
      index === 0 ? "Vendor" : "",
      index === 0 ? "Shirt" : "",
      index === 0 ? (row.tags ?? "") : "",
      index === 0 ? String(row.published ?? true) : "",
      index === 0 ? (row.sizes ? "Size" : "Title") : "",
      size,
      `${handle}-${size}`,
      100,
      "shopify",
      units,
      price,
      row.compareAt ?? "",
      index === 0 ? (row.image ?? "https://burst.shopifycdn.com/photos/young-man-in-bright-fashion_925x.jpg") : "",
    ]),
  );
}

/** Both sign what the supplier publishes; each copy learns the other's signature as its subscription would. */
export async function agree(
  supplierId: Id<"ten">,
  partnerId: Id<"ten">,
  share: "none" | "full" = "none",
): Promise<Id<"agr">> {
  const programme = await as(supplierId, () =>
    Programme.publish({
      supplierId,
      title: "Programme",
      description: "",
      terms: {
        commission: { rateBp: 1250 },
        data: { steward: "supplier", share },
        content: { lockedFields: ["title", "description", "price", "images"], partnerMayAdd: ["badge"] },
        settlement: { currency: "EUR" },
      },
      at: tick(),
      random,
    }),
  );
  await Programme.recordInDirectory({ supplierId, programmeId: programme.programmeId });
  const { agreementId, hash } = await as(partnerId, () =>
    Agreement.apply({ programmeId: programme.programmeId, partnerId, at: tick() }),
  );
  for (const [signerId, counterpartyId] of [
    [partnerId, supplierId],
    [supplierId, partnerId],
  ] as const) {
    const at = tick();
    const told = await as(signerId, async () => {
      await Agreement.sign({ tenantId: signerId, agreementId, memberId: deriveId("mem", signerId), hash, at, random });
      return EventLog.list({ tenantId: signerId });
    });
    const event = told.findLast(({ type }) => type === Agreement.Signed.type);
    const signed = Agreement.Signed.schema.parse(event?.data);
    await as(counterpartyId, () => Agreement.learnSignature({ signerId, signed, at, random }));
  }
  return agreementId;
}

/** An end that the product has no door for yet: the partner's copy is set to a status by hand. */
export const setAgreementStatus = (partnerId: Id<"ten">, agreementId: Id<"agr">, status: string, tableName: string) =>
  as(partnerId, () =>
    commit({
      writes: [
        {
          update: {
            TableName: tableName,
            Key: { pk: `${partnerId}#agreement`, sk: agreementId },
            UpdateExpression: "SET #status = :status",
            ExpressionAttributeNames: { "#status": "status" },
            ExpressionAttributeValues: { ":status": status },
          },
        },
      ],
    }),
  );
