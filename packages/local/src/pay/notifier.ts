/**
 * Notifier: tells the seller that a payment changed, until the seller answers with 2xx.
 *
 * As the real provider does, it posts `id=tr_…` and nothing else: the seller asks back what is true. What wasn't
 * acknowledged before a restart is told again after it (file-store, invariant 2).
 *
 * @module
 */
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Clock } from "#core/kernel";
import type { PaymentFiles } from "./file-store";
import { asOf } from "./payment";

export type Notifier = {
  /** Tells now. Settles after the first try, so that a returning consumer mostly finds the order placed. */
  readonly tell: (paymentId: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const longestWaitMs = 60_000;

export async function startNotifier(
  files: PaymentFiles,
  options: { clock: Clock; firstWaitMs?: number; post?: typeof postId },
): Promise<Notifier> {
  const { clock, firstWaitMs = 1_000, post = postId } = options;
  const timers = new Map<string, NodeJS.Timeout>();
  const telling = new Map<string, Promise<void>>();
  let stopped = false;

  const later = (paymentId: string, waitMs: number, failures: number): void => {
    clearTimeout(timers.get(paymentId));
    if (stopped) return;
    const timer = setTimeout(() => void tell(paymentId, failures), waitMs);
    // Waiting for a consumer must not keep a stopping process alive.
    timer.unref();
    timers.set(paymentId, timer);
  };

  function tell(paymentId: string, failures = 0): Promise<void> {
    clearTimeout(timers.get(paymentId));
    const told = (telling.get(paymentId) ?? Promise.resolve()).then(() =>
      // A full disk, say: the marker stands, so try again.
      tellOnce(paymentId, failures).catch(() => later(paymentId, longestWaitMs, failures)),
    );
    telling.set(paymentId, told);
    return told.then(() => void (telling.get(paymentId) === told && telling.delete(paymentId)));
  }

  async function tellOnce(paymentId: string, failures: number): Promise<void> {
    if (stopped) return;
    const payment = await files.change(paymentId, (found) => {
      const current = found && asOf(found, clock.now());
      return { answer: current, ...(current && current !== found ? { save: current } : {}) };
    });
    if (!payment) return void (await files.markSettled(paymentId, undefined));
    if (payment.status === "open") {
      const waitMs = Date.parse(payment.expiresAt) - Date.parse(clock.now());
      return later(paymentId, Math.max(waitMs, 0) + 10, 0);
    }
    if (payment.webhookUrl && !(await post(payment.webhookUrl, paymentId))) {
      return later(paymentId, Math.min(firstWaitMs * 2 ** failures, longestWaitMs), Math.min(failures + 1, 16));
    }
    if (!(await files.markSettled(paymentId, payment))) later(paymentId, 0, 0);
  }

  for (const paymentId of await files.listUnsettled()) later(paymentId, firstWaitMs, 0);

  return {
    tell: (paymentId) => tell(paymentId),
    stop: async () => {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.allSettled(telling.values());
    },
  };
}

/** Posts `id=…`; true when the seller answered 2xx. */
export function postId(url: string, paymentId: string): Promise<boolean> {
  const target = new URL(url);
  const body = new URLSearchParams({ id: paymentId }).toString();
  const options = {
    method: "POST",
    path: `${target.pathname}${target.search}`,
    port: target.port,
    // Not every system resolves <name>.localhost, though browsers do (RFC 6761, 6.3): go there by address.
    host: /(^|\.)localhost$/.test(target.hostname) ? "127.0.0.1" : target.hostname,
    headers: {
      host: target.host,
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(body),
      "user-agent": "Tandem test payments",
    },
    timeout: 10_000,
  };
  return new Promise((settle) => {
    const request = (target.protocol === "https:" ? httpsRequest : httpRequest)(options, (response) => {
      response.resume().on("end", () => settle(Math.floor((response.statusCode ?? 500) / 100) === 2));
    });
    request.on("timeout", () => request.destroy(new Error("no answer in time")));
    request.on("error", () => settle(false));
    request.end(body);
  });
}
