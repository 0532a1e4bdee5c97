/**
 * What the pages of the console show only once something has happened: members and keys, exports, an incident, requests of consumers,
 * organisations in every state.
 *
 * @module
 */
import type { Browser, Page } from "playwright-core";
import { demoPassword } from "../../../packages/local/src/seed/marketplace";
import { buy } from "./buy";
import { type Caller, eventually, signIn } from "./tandem";

export type Marketplace = { readonly url: string; readonly shop: (name: string, path?: string) => string };

export const emails = {
  supplier: "jonas@alster-apparel.example",
  partner: "maeve@weekend-edit.example",
  otherPartner: "sanne@huisenhaard.example",
  reviewed: "jelle@noorderlicht.example",
  operator: "operator@tandem.example",
} as const;

const as = (at: Marketplace, who: keyof typeof emails): Promise<Caller> => signIn(at, emails[who], demoPassword);

/** A consumer who bought, and asks to be erased. */
const consumer = { email: "nora.kelly@example.com", name: "Nora Kelly" } as const;

export async function happen(at: Marketplace, browser: Browser): Promise<void> {
  const [supplier, partner] = [await as(at, "supplier"), await as(at, "partner")];
  const ofSupplier = `/tenants/${supplier.tenantId}`;
  const jumperAndSofa = [
    ["jumper", "Yellow Wool Jumper"],
    ["sofa", "Cream Sofa"],
  ] as const;
  await buy(browser, { shop: at.shop("weekend"), products: jumperAndSofa, ...consumer, consents: true });

  for (const [email, role] of [
    ["ines.brandt@alster-apparel.example", "catalogue"],
    ["wilhelmina.van-den-berkenbosch@alster-apparel.example", "support"],
  ]) {
    await supplier.send("POST", `${ofSupplier}/invitations`, { email, role });
  }
  for (const [name, permissions] of [
    ["Warehouse", ["order:read"]],
    ["Catalogue feed, every night", ["catalogue:read", "catalogue:write", "listing:read", "order:read"]],
  ] as const) {
    await supplier.send("POST", `${ofSupplier}/api-keys`, { name, permissions });
  }
  await supplier.send("POST", `${ofSupplier}/exports`, { kind: "consumers", format: "csv" });
  await supplier.get(`/suppliers/${supplier.tenantId}/consumers`);

  await leak(at, partner);
  await askToBeErased(at, await (await browser.newContext({ locale: "en-IE" })).newPage());
}

/** Somebody writes to everybody whom the partner was shown: an invented consumer among them says so. */
async function leak({ url }: Marketplace, partner: Caller): Promise<void> {
  const { body } = await partner.get(`/partners/${partner.tenantId}/shared-records`);
  for (const { relayAddress, email = relayAddress } of body.items) {
    const [from, subject, text] = ["win@bargains.example", "You have won", "Click here."];
    await fetch(`${url}/mailbox/new`, {
      method: "POST",
      headers: { origin: url },
      body: new URLSearchParams({ from, to: email, subject, text }),
    });
  }
}

/** The operator decides about an organisation as it is now. */
export async function decide(
  at: Marketplace,
  about: keyof typeof emails,
  verb: "rejection" | "suspension" | "closure",
): Promise<void> {
  const [operator, { tenantId }] = [await as(at, "operator"), await as(at, about)];
  const { body } = await operator.get(`/reviews/${tenantId}`);
  const objections = [
    { requirement: "company", text: "The register says Noorderlicht Reizen en Uitgeverij B.V." },
    {
      requirement: "storefront",
      text: "The tagline promises delivery on the same day, which no supplier of yours does.",
    },
  ];
  const reason = "Three consumers didn't get what they paid for, and nobody answered us for a week.";
  await operator.send("POST", `/reviews/${tenantId}/${verb}`, {
    revision: body.revision,
    ...(verb === "rejection" ? { objections } : { reason }),
  });
}

/** Signs in by mail at the storefront's privacy page. */
async function openPrivacy(at: Marketplace, page: Page): Promise<void> {
  await page.goto(at.shop("weekend", "/privacy"));
  await page.locator("[name=email]").fill(consumer.email);
  await page.locator("main form button").first().click();
  const link = await eventually(
    () => linkMailedTo(at.url, consumer.email),
    (found) => found !== "",
  );
  await page.goto(link);
  await page.locator("main form button").first().click();
  await page.waitForURL(/\/privacy$/);
}

async function askToBeErased(at: Marketplace, page: Page): Promise<void> {
  await openPrivacy(at, page);
  await page.goto(at.shop("weekend", "/privacy/erase"));
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL(/said=asked/);
  await page.context().close();
}

/** The newest link of the mailbox that somebody can follow. */
async function linkMailedTo(url: string, email: string): Promise<string> {
  const list = await (await fetch(`${url}/mailbox/`)).text();
  const rows = list.split("<tr>").filter((row) => row.includes(email));
  for (const row of rows) {
    const id = /\/mailbox\/(mai_\w+)/.exec(row)?.[1];
    const mail = id ? await (await fetch(`${url}/mailbox/${id}`)).text() : "";
    const link = /http:\/\/[\w.:-]+\/(?:privacy\/link\?t=|console\/[\w-]+#)[\w.%-]+/.exec(mail)?.[0];
    if (link) return link;
  }
  return "";
}
