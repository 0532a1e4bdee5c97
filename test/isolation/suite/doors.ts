/**
 * The doors of the product as the suite calls them: API, storefronts, subscribers and the payment page, in this process, on one clock.
 *
 * @module
 */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Envelope, Event } from "#core/kernel";
import { openMailer } from "#core/mail";
import { mollieProvider } from "#core/payment";
import { EventLog, runInScope } from "#core/store";
import { startTestProvider } from "../../../packages/local/src/pay";
import { testApi, testRandom } from "../../../services/api/src/api.fixture";
import { handler as receiveMail } from "../../../services/inbound-mail/src/handler";
import { createStorefront } from "../../../services/storefront/src/app";
import { type SubscriptionName, subscriptions } from "../../../services/subscriber/src/subscriptions";
import { configureHandlers, messageOf } from "../../support/handlers";
import { pairwiseKey } from "../../support/identity";
import type { Id } from "#core/kernel";

export const sessionKey = "session-key-of-the-tests-0123456789";
const publicUrl = "http://localhost:9";
const paymentUrl = `${publicUrl}/pay`;

export type Doors = Awaited<ReturnType<typeof openDoors>>;
type Reaction = (queue: ReturnType<typeof messageOf>) => Promise<unknown>;

export const hostOf = (name: string): string => `${name}.localhost:9`;

/** Needs a connected store afterwards: it sets the environment that the handlers read. */
export async function openDoors() {
  const folder = await mkdtemp(join(tmpdir(), "tandem-isolation-"));
  const mailFolder = join(folder, "mail");
  configureHandlers({ mailFolder });
  const lines: string[] = [];
  const log = (entry: Readonly<Record<string, unknown>>) => void lines.push(JSON.stringify(entry));
  const { api, clock } = testApi({ log });
  const pay = await startTestProvider({ folder, publicUrl: paymentUrl, clock, firstWaitMs: 600_000 });
  const provider = mollieProvider({
    baseUrl: paymentUrl,
    apiKey: "test_key",
    fetch: async (url, init) =>
      pay.app.request((url instanceof Request ? url.url : url.toString()).replace(paymentUrl, ""), init),
  });
  const shop = createStorefront({
    ...{ clock, random: testRandom, provider, publicUrl, paymentUrl, sessionKey, pairwiseKey, log },
    post: { from: "shop@tandem.example", open: () => openMailer(`file:${mailFolder}`) },
  });
  const restore = captureConsole(lines);

  return {
    api,
    shop,
    clock,
    pay: (checkoutUrl: string, outcome: "paid" | "failed") =>
      pay.app.request(checkoutUrl.replace(paymentUrl, ""), {
        method: "POST",
        body: new URLSearchParams({ outcome }).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }),

    /** Log lines since it was asked last. */
    takeLines: () => lines.splice(0),
    mails: async (): Promise<{ to: string; text: string }[]> => {
      const files = await readdir(mailFolder).catch(() => []);
      return Promise.all(
        files.map(async (file) => {
          const text = await readFile(join(mailFolder, file), "utf8");
          return { to: (JSON.parse(text) as { to: string }).to, text };
        }),
      );
    },
    close: async () => {
      restore();
      await pay.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** To every subscription of its type, as queues do. @throws Error where one doesn't take what the product itself told */
export async function deliver(event: Event | Envelope): Promise<void> {
  for (const [name, { events }] of Object.entries(subscriptions)) {
    if (!events.some(({ type }) => type === event.type)) continue;
    const react = await reactionOf(name as SubscriptionName);
    const answer = JSON.stringify(await react(messageOf(event as Event)));
    if (answer !== '{"batchItemFailures":[]}') throw new Error(`${name} doesn't take ${event.type}`);
  }
}

export async function reactionOf(name: SubscriptionName): Promise<Reaction> {
  const file = name.slice("on-".length);
  const { handler } = (await import(`../../../services/subscriber/src/on-${file}.ts`)) as { handler: Reaction };
  return handler;
}

/** A mail that comes in from outside, as SES's topic hands it over. */
export async function arrive(mail: { readonly from: string; readonly to: string; readonly at: string }): Promise<void> {
  const passed = { status: "PASS" };
  const body = JSON.stringify({
    notificationType: "Received",
    mail: { timestamp: mail.at, source: mail.from, messageId: crypto.randomUUID() },
    receipt: {
      recipients: [mail.to],
      ...{ spamVerdict: passed, virusVerdict: passed, spfVerdict: passed, dmarcVerdict: passed },
      action: { type: "SNS", encoding: "UTF8" },
    },
    content: `From: ${mail.from}\r\nTo: ${mail.to}\r\nSubject: Hello\r\n\r\nHello`,
  });
  const answer = JSON.stringify(await receiveMail({ Records: [{ messageId: "mail", body }] }));
  if (answer !== '{"batchItemFailures":[]}') throw new Error(`a mail to ${mail.to} isn't taken`);
}

export const eventsOf = (tenantId: Id<"ten">): Promise<Envelope[]> =>
  runInScope({ tenantId, actor: "isolation", role: "relay" }, () => EventLog.list({ tenantId, limit: 1_000 }));

/** What code prints past its door's log. */
function captureConsole(lines: string[]): () => void {
  const kept = { log: console.log, info: console.info, warn: console.warn, error: console.error };
  const capture = (...parts: unknown[]) => void lines.push(parts.map(String).join(" "));
  Object.assign(console, { log: capture, info: capture, warn: capture, error: capture });
  return () => void Object.assign(console, kept);
}
