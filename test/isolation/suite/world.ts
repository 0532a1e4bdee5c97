/**
 * The world of the suite: two suppliers, two partners who deal with them in every way a data clause knows, a stranger who is both, the
 * operator, and consumers who buy. Made through the product's own doors, with a marker in every field.
 *
 * @module
 */
import type { Identity } from "#core/identity";
import type { Id } from "#core/kernel";
import { Keyring } from "#core/keyring";
import { Order } from "#core/order";
import { runInScope } from "#core/store";
import { Storefront, Tenant } from "#core/tenant";
import { colleague, outsider, type Person, testRandom } from "../../../services/api/src/api.fixture";
import { agreeing, type Browser, openBrowser } from "../../../services/storefront/src/storefront.fixture";
import { pairwiseKey } from "../../support/identity";
import type { Chance } from "../seeded";
import { openApplicants } from "./applicants";
import { runCourse } from "./course";
import { purchases } from "./purchases";
import { exportAndLeak } from "./leak";
import { deliver, type Doors, eventsOf, hostOf, sessionKey } from "./doors";
import type { Plan, Sale, Share, Visit } from "./grants";
import { Markers } from "./marker";
import { type Ask, organise, type Organised } from "./organisation";

export type Party = {
  readonly key: string;
  readonly tenantId: Id<"ten">;
  readonly members: ReadonlyMap<Identity.Role, Person>;
  readonly shop: Storefront.Info | undefined;
};

export type Buyer = {
  readonly key: string;
  readonly shop: string;
  readonly browser: Browser;
  /** `/orders/<id>?k=<key>` */
  readonly orderPath: string | undefined;
  readonly subjectId: Id<"sbj">;
  /** A link to the privacy centre of their shop that they haven't used. */
  readonly link: string;
};

/** A request that was made under a key, for others to repeat. */
export type Repeatable = { readonly by: string; readonly path: string; readonly key: string; readonly json?: unknown };

export type World = Organised & {
  readonly doors: Doors;
  readonly markers: Markers;
  /** Visits are added as they are made. */
  readonly plan: Plan & { readonly visits: Visit[] };
  readonly parties: ReadonlyMap<string, Party>;
  /** Who has an account, and is a member of nothing. */
  readonly outsiders: readonly { readonly key: string; readonly token: string }[];
  readonly buyers: readonly Buyer[];
  readonly repeatable: readonly Repeatable[];
  readonly settle: () => Promise<void>;
};

type Made = {
  readonly key: string;
  readonly roles: readonly Tenant.Role[];
  readonly staff: readonly Identity.Role[];
  readonly shop: boolean;
};

const cast: readonly Made[] = [
  {
    key: "alder",
    roles: ["supplier"],
    staff: ["owner", "admin", "catalogue", "orders", "finance", "support", "viewer"],
    shop: false,
  },
  { key: "birch", roles: ["supplier"], staff: ["owner", "support"], shop: true },
  {
    key: "kiosk",
    roles: ["partner"],
    staff: ["owner", "admin", "catalogue", "orders", "finance", "support", "viewer"],
    shop: true,
  },
  { key: "lane", roles: ["partner"], staff: ["owner", "finance"], shop: true },
  { key: "mole", roles: ["supplier", "partner"], staff: ["owner"], shop: true },
  { key: "husk", roles: ["partner"], staff: ["owner"], shop: false },
  { key: "platform", roles: ["operator"], staff: ["operator"], shop: false },
];

/** The share clause of each agreement. Mole has applied to Alder and signed; Alder hasn't. */
const deals: readonly (readonly [supplier: string, partner: string, share: Share])[] = [
  ["alder", "kiosk", "contact"],
  ["birch", "kiosk", "none"],
  ["alder", "lane", "pseudonymous"],
  ["birch", "lane", "full"],
  // Ends after the sales.
  ["mole", "kiosk", "full"],
];

/** Who wants to be erased, so that their controllers have cases. */
const leaving = "kit";

export async function openWorld(doors: Doors, chance: Chance): Promise<World> {
  const markers = new Markers(chance);
  const parties = new Map<string, Party>();
  await Promise.all(cast.map(async (made) => void parties.set(made.key, await openParty(made, markers, doors))));
  const party = (key: string): Party => {
    const found = parties.get(key);
    if (!found) throw new Error(`nobody is called ${key}`);
    return found;
  };
  const settle = settler(parties);
  const agreementIds = new Map<string, string>();
  const repeatable: Repeatable[] = [];
  const ask = asker(doors);
  const post = async (by: Party, path: string, json?: unknown, text?: string): Promise<any> => {
    const key = crypto.randomUUID();
    if (text === undefined) repeatable.push({ by: by.key, path, key, ...(json === undefined ? {} : { json }) });
    return ask(memberOf(by), "POST", path, { key, ...(text === undefined ? { json } : { text }) });
  };

  const staffed = [...parties.values()].map((each) => ({ ...each, keeper: memberOf(each) }));
  const organised = await organise(staffed, { ask, doors, markers });
  await settle();

  for (const key of ["alder", "birch", "mole"]) {
    const supplier = party(key);
    const catalogue = catalogueOf(key, markers);
    await post(supplier, `/suppliers/${supplier.tenantId}/imports`, undefined, catalogue);
    doors.clock.pass(1_000);
  }
  await settle();

  for (const [supplierKey, partnerKey, share] of [...deals, ["alder", "mole", "none"] as const]) {
    const [supplier, partner] = [party(supplierKey), party(partnerKey)];
    const programme = await post(supplier, `/suppliers/${supplier.tenantId}/programmes`, {
      title: markers.word({ kind: "programme.title", tenant: supplierKey }),
      description: markers.word({ kind: "programme.description", tenant: supplierKey }),
      terms: {
        commission: { rateBp: 1_000 },
        data: { steward: "supplier", share },
        content: { lockedFields: ["price"], partnerMayAdd: ["badge", "review"] },
        settlement: { currency: "EUR" },
      },
    });
    await settle();
    const agreement = await post(partner, `/programmes/${programme.programmeId}/applications`);
    agreementIds.set(`${supplierKey} ${partnerKey}`, agreement.agreementId);
    const signatures = `/agreements/${agreement.agreementId}/signatures`;
    doors.clock.pass(1_000);
    await post(partner, signatures, { hash: agreement.hash });
    await settle();
    doors.clock.pass(1_000);
    if (partnerKey === "mole") continue;
    await post(supplier, signatures, { hash: agreement.hash });
    await settle();
    doors.clock.pass(1_000);
    const { storefrontId } = shopOf(partner);
    await post(partner, `/agreements/${agreement.agreementId}/listings`, { storefrontId, products: "all" });
    await settle();
  }
  for (const key of ["birch", "mole"]) {
    await post(party(key), `/storefronts/${shopOf(party(key)).storefrontId}/listings`, { products: "all" });
  }
  await settle();
  for (const key of ["kiosk", "lane"]) await addToListings(party(key), ask, markers);

  const operator = memberOf(party("platform"));
  for (const applicant of await openApplicants({ doors, markers, ask, operator }, party("husk")))
    parties.set(applicant.key, applicant);
  await settle();

  const buyers: Buyer[] = [];
  const emails = new Map<string, string>();
  for (const purchase of purchases) buyers.push(await buy(purchase, { doors, party, markers, emails }));
  await settle();
  const asking = (who: Party) => ({
    tenantId: who.tenantId,
    ask: (path: string) => ask(memberOf(who), "GET", path),
    post: (path: string, json: unknown) => post(who, path, json),
  });
  for (const [supplier, partner] of [
    ["alder", "kiosk"],
    ["birch", "lane"],
  ] as const)
    await exportAndLeak(asking(party(supplier)), asking(party(partner)), doors.clock.now);
  const gone = buyers.find(({ key }) => key === leaving);
  await gone?.browser.submit(await gone.browser.get("/privacy/erase"), "/privacy/erasure");
  await settle();
  doors.clock.pass(60_000);
  const tenantOf = (key: string) => party(key).tenantId;
  await runCourse({ emails, agreementIds, tenantOf }, doors, settle);
  const sales = purchases.flatMap(({ key: consumer, shop, paid, suppliers, consent: said, later }): Sale[] => {
    const consent = later === undefined ? said : later === "gives";
    return paid ? suppliers.map((supplier) => ({ consumer, supplier, shop, consent })) : [];
  });
  const plan: World["plan"] = {
    deals: deals.map(([supplier, partner, share]) => ({
      ...{ supplier, partner, share },
      active: !(supplier === "mole" && partner === "kiosk"),
    })),
    sales,
    visits: purchases.map(({ key: consumer, shop }) => ({ consumer, shop })),
  };
  const outsiders = [await openOutsider("gus", markers, doors)];
  return { doors, markers, plan, parties, outsiders, ...organised, buyers, repeatable, settle };
}

export const memberOf = ({ key, members }: Party, role?: Identity.Role): Person => {
  const found = role ? members.get(role) : [...members.values()][0];
  if (!found) throw new Error(`${key} has nobody for this`);
  return found;
};

const shopOf = ({ key, shop }: Party): Storefront.Info => {
  if (!shop) throw new Error(`${key} has no storefront`);
  return shop;
};

async function openParty({ key, roles, staff, shop }: Made, markers: Markers, { clock }: Doors): Promise<Party> {
  const at = clock.now();
  const { tenantId } = await Tenant.register({
    name: `${key} ${markers.word({ kind: "tenant.name", tenant: key })}`,
    slug: markers.word({ kind: "tenant.slug", tenant: key }),
    roles: [...roles],
    currency: "EUR",
    taxRateBp: 2_500,
    locale: "en-GB",
    country: "DK",
    at,
    random: testRandom,
  });
  const members = new Map<Identity.Role, Person>();
  await Promise.all(
    staff.map(async (role) => {
      const person = await colleague(tenantId, markers.word({ kind: "member.email", tenant: key }), role, at);
      markers.watch(person.token, { kind: "member.token", tenant: key });
      members.set(role, person);
    }),
  );
  const own = shop
    ? await runInScope({ tenantId, actor: "isolation", role: "owner" }, () =>
        Storefront.open({
          tenantId,
          name: markers.word({ kind: "storefront.name", tenant: key }),
          title: markers.word({ kind: "storefront.title", tenant: key }),
          theme: { accent: "#1f6f54", tagline: markers.word({ kind: "storefront.tagline", tenant: key }) },
          at,
          random: testRandom,
        }),
      )
    : undefined;
  return { key, tenantId, members: new Map(staff.flatMap((role) => pair(role, members.get(role)))), shop: own };
}

/** Somebody with an account of their own, as they know themselves. */
async function openOutsider(key: string, markers: Markers, { clock }: Doors) {
  const { token } = await outsider(markers.word({ kind: "person.email", consumer: key }), clock.now());
  markers.watch(token, { kind: "member.token", consumer: key });
  return { key, token };
}

const pair = <K, V>(key: K, value: V | undefined): [K, V][] => (value === undefined ? [] : [[key, value]]);

/** Asks the API as a member, and takes no refusal. */
const asker =
  ({ api }: Doors): Ask =>
  async (as, method, path, { json, text, key, etag } = {}) => {
    const response = await api.request(path, {
      method,
      headers: {
        authorization: `Bearer ${as.token}`,
        "content-type": text === undefined ? "application/json" : "text/csv",
        ...(key === undefined ? {} : { "idempotency-key": key }),
        ...(etag === undefined ? {} : { "if-match": etag }),
      },
      ...(text === undefined && json === undefined ? {} : { body: text ?? JSON.stringify(json) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };

const headings =
  "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Barcode," +
  "Variant Inventory Qty,Variant Price,Image Src,SEO Title,SEO Description";

/** Two products that are published, a draft, and a row that can't be read. */
function catalogueOf(tenant: string, markers: Markers): string {
  const row = (draft: boolean, price = "19.90", wrong?: string) => {
    const word = (field: string) => markers.word({ kind: `product.${field}`, tenant, ...(draft ? { draft } : {}) });
    const handle = wrong ?? word("handle");
    const [title, body, vendor, type, tag] = ["title", "body", "vendor", "type", "tag"].map(word);
    const [option, sku, barcode, image, seo, told] = ["option", "sku", "barcode", "image", "seo", "seo"].map(word);
    const stock = markers.count({ kind: "product.stock", tenant });
    return [
      ...[
        handle,
        title,
        `<p>${body}</p>`,
        vendor,
        type,
        tag,
        String(!draft),
        "Size",
        option,
        sku,
        barcode,
        stock,
        price,
      ],
      ...[`https://images.example/${image}.jpg`, seo, told],
    ].join(",");
  };
  const problem = markers.word({ kind: "import.problem", tenant });
  return [headings, row(false), row(false, "29.90"), row(true), row(true, problem, problem)].join("\n");
}

/** A badge and a review beside each listing. */
async function addToListings(partner: Party, ask: Ask, markers: Markers): Promise<void> {
  const owner = memberOf(partner);
  const path = `/partners/${partner.tenantId}/listings`;
  for (const { listingId, revision } of (await ask(owner, "GET", path)).items) {
    const changes = {
      badge: markers.word({ kind: "listing.badge", tenant: partner.key }),
      review: markers.word({ kind: "listing.review", tenant: partner.key }),
    };
    await ask(owner, "PATCH", `${path}/${listingId}`, { json: { changes }, etag: `"r${revision}"` });
  }
}

/** Delivers every event that wasn't yet, until nothing follows any more. */
function settler(parties: ReadonlyMap<string, Party>): () => Promise<void> {
  const delivered = new Set<string>();
  return async () => {
    for (let found = 1; found > 0;) {
      found = 0;
      for (const { tenantId } of parties.values()) {
        for (const event of await eventsOf(tenantId)) {
          if (delivered.has(event.id)) continue;
          delivered.add(event.id);
          found += 1;
          await deliver(event);
        }
      }
    }
  };
}

/** A consumer with a name, an address and a cart; the payment succeeds, or doesn't. */
async function buy(
  { key, shop, suppliers, consent, paid }: (typeof purchases)[number],
  {
    doors,
    party,
    markers,
    emails,
  }: { doors: Doors; party: (key: string) => Party; markers: Markers; emails: Map<string, string> },
): Promise<Buyer> {
  const { name } = shopOf(party(shop));
  const browser = openBrowser(doors.shop, hostOf(name));
  const word = (field: string) => markers.word({ kind: `consumer.${field}`, consumer: key });
  const home = await browser.get("/");
  const pages = [...new Set([...home.html.matchAll(/href="(\/p\/lst_[^"]+)"/g)].map(([, href = ""]) => href))];
  for (const supplier of suppliers) {
    for (const href of pages) {
      const page = await browser.get(href);
      const isTheirs = new RegExp(`${supplier} zq`).test(page.html);
      if (!isTheirs) continue;
      await browser.submit(page, "/cart/lines");
      break;
    }
  }
  const till = await browser.get("/checkout");
  const email = `${word("email")}@example.com`;
  emails.set(key, email);
  const sent = await browser.submit(till, "/checkout", {
    name: word("name"),
    email,
    line1: word("line1"),
    line2: word("line2"),
    postalCode: word("postalCode"),
    city: word("city"),
    country: "NL",
    ...(consent ? agreeing(till) : {}),
  });
  if (sent.status !== 303) throw new Error(`${key} could not check out: ${sent.status} ${sent.html.slice(0, 300)}`);
  const cartId = (browser.cookies.get("cart") ?? "").split(".")[0] ?? "";
  markers.watch(cartId, { kind: "consumer.cart", consumer: key, tenant: shop });
  const orderId = (browser.cookies.get("checkout") ?? "").split(".")[0] as Id<"ord">;
  const orderPath = Order.pagePath(orderId, sessionKey);
  markers.watch(new URL(orderPath, "http://localhost").searchParams.get("k") ?? "", {
    kind: "consumer.orderKey",
    consumer: key,
  });
  await doors.pay(sent.location, paid ? "paid" : "failed");
  await browser.post("/payments/notifications", { id: sent.location.split("/").at(-1) ?? "" }, {});
  const link = () => openLink(doors, browser, email);
  await browser.post("/privacy/session", { token: await link() });
  markers.watch(browser.cookies.get("visitor") ?? "", { kind: "consumer.session", consumer: key });
  const unused = await link();
  markers.watch(unused, { kind: "consumer.link", consumer: key });
  return { key, shop, browser, orderPath, subjectId: Keyring.subjectOf(email, pairwiseKey), link: unused };
}

/** Asks for a link to the privacy centre, and takes its token out of the mail. */
async function openLink(doors: Doors, browser: Browser, email: string): Promise<string> {
  const before = new Set((await doors.mails()).map(({ text }) => text));
  await browser.post("/privacy/link", { email });
  const mail = (await doors.mails()).find(({ to, text }) => to === email && !before.has(text));
  const [, token = ""] = /\/privacy\/link\?t=([\w-]{43})/.exec(mail?.text ?? "") ?? [];
  if (token === "") throw new Error(`no link came for ${email}`);
  return token;
}
