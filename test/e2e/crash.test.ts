import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { demoPassword } from "../../packages/local/src/seed/marketplace";
import {
  type Caller,
  eventually,
  freePort,
  removeFolder,
  signIn,
  startTandem,
  type Tandem,
  temporaryFolder,
} from "./support/tandem";

/** Milliseconds after the payment at which the process is ended: before, within and after its effects. */
const moments = [0, 15, 40, 120];

let dataDir: string;
let port: number;
let tandem: Tandem;

beforeAll(async () => {
  dataDir = await temporaryFolder();
  port = await freePort();
  tandem = await startTandem({ dataDir, port });
}, 120_000);

afterAll(async () => {
  await tandem?.stop();
  if (dataDir) await removeFolder(dataDir);
});

/** A browser's cookies and forms, in few lines: what matters here is when the process ends. */
function consumer() {
  const cookies = new Map<string, string>();
  return async (path: string, form?: Record<string, string>) => {
    const body = form ? new URLSearchParams(form).toString() : "";
    const sent = request({
      ...{ host: "127.0.0.1", port, path, method: form ? "POST" : "GET" },
      headers: {
        // Not every resolver knows names below localhost; the gateway looks at the header.
        host: `weekend.localhost:${port}`,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(form
          ? { "content-type": "application/x-www-form-urlencoded", origin: `http://weekend.localhost:${port}` }
          : {}),
      },
    }).end(body);
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    for (const cookie of response.headers["set-cookie"] ?? []) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
      cookies.set(name, value);
    }
    return { status: response.statusCode, location: response.headers.location ?? "", text: await text(response) };
  };
}

const attribute = (tag: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";

/** What a form sends by itself, whatever the page puts into it. */
const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => [attribute(tag, "name"), attribute(tag, "value")]),
  );

it("kill -9 between any two steps: what was acknowledged is there, and its effects arrive exactly once", async () => {
  const email = "crash@example.com";
  const orderIds: string[] = [];
  for (const moment of moments) {
    const call = consumer();
    const list = await call("/?q=grey");
    const path = /href="(\/p\/lst_[^"]+)"/.exec(list.text)?.[1] ?? "";
    const product = await call(path);
    const variantId = attribute(/<input[^>]*name="variantId"[^>]*>/.exec(product.text)?.[0] ?? "", "value");
    await call("/cart/lines", { variantId, ...hidden(product.text), quantity: "1" });
    const form = await call("/checkout");
    const sent = await call("/checkout", {
      ...hidden(form.text),
      email,
      name: "Crash Test",
      line1: "1 Way",
      postalCode: "D01",
      city: "Dublin",
      country: "IE",
    });
    expect(sent.status, sent.text.slice(0, 2_000)).toBe(303);
    await fetch(sent.location, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "outcome=paid",
    });
    await new Promise((resolve) => setTimeout(resolve, moment));
    await tandem.kill();
    tandem = await startTandem({ dataDir, port });
  }
  const supplier: Caller = await signIn(tandem, "aoife@oakmere-home.example", demoPassword);
  const partner: Caller = await signIn(tandem, "maeve@weekend-edit.example", demoPassword);
  const mine = async (caller: Caller, path: string) =>
    ((await caller.get(path)).body.items as any[]).filter(
      (item) => item.deliverTo?.email === email || orderIds.includes(item.orderId),
    );
  const orders = await eventually(
    () => mine(supplier, `/suppliers/${supplier.tenantId}/supplier-orders`),
    (found) => found.length >= moments.length,
    40_000,
  );
  expect(orders).toHaveLength(moments.length);
  orderIds.push(...orders.map(({ orderId }) => orderId));
  const entries = await eventually(
    () => mine(partner, `/partners/${partner.tenantId}/commission-entries`),
    (found) => found.length >= moments.length,
    40_000,
  );
  expect(new Set(entries.map(({ lineId }) => lineId)).size).toBe(moments.length);
  expect(entries).toHaveLength(moments.length);
  const mails = await eventually(
    async () => (await (await fetch(`${tandem.url}/mailbox/`)).text()).split(email).length - 1,
    (count) => count >= moments.length,
    40_000,
  );
  expect(mails).toBe(moments.length);
}, 180_000);
