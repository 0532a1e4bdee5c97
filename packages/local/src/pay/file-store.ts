/**
 * Where test payments live: one JSON file each, because a payment provider's memory outlives ours.
 *
 * Invariants
 *   1. A payment is on disk whole before anyone hears of it: written aside, flushed, renamed, and the folder flushed.
 *   2. A payment is `unsettled` while its seller may still have to be told something: a marker file stands from before the
 *      change until the seller has acknowledged it. So a kill at any point leaves at most a word too many, never one too few.
 *   3. Changes of one payment come one after the other.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { TestPayment } from "./payment";

export type PaymentFiles = Awaited<ReturnType<typeof openPaymentFiles>>;

const idPattern = /^tr_[0-9a-z]{10,40}$/;

export async function openPaymentFiles(folder: string) {
  const unsettledFolder = join(folder, "unsettled");
  await mkdir(unsettledFolder, { recursive: true });
  const turns = new Map<string, Promise<unknown>>();

  const fileOf = (paymentId: string) => join(folder, `${paymentId}.json`);

  async function find(paymentId: string): Promise<TestPayment | undefined> {
    if (!idPattern.test(paymentId)) return undefined;
    const text = await readFile(fileOf(paymentId), "utf8").catch(unlessMissing);
    return text === undefined ? undefined : TestPayment.parse(JSON.parse(text));
  }

  async function save(payment: TestPayment): Promise<void> {
    await writeDurably(join(unsettledFolder, payment.paymentId), "");
    await flushFolder(unsettledFolder);
    const aside = join(folder, `.${payment.paymentId}.${randomUUID()}`);
    await writeDurably(aside, JSON.stringify(payment, undefined, 2));
    await rename(aside, fileOf(payment.paymentId));
    await flushFolder(folder);
  }

  function inTurn<T>(paymentId: string, body: () => Promise<T>): Promise<T> {
    const turn = (turns.get(paymentId) ?? Promise.resolve()).catch(() => undefined).then(body);
    turns.set(paymentId, turn);
    const forget = () => void (turns.get(paymentId) === turn && turns.delete(paymentId));
    turn.then(forget, forget);
    return turn;
  }

  return {
    find,
    /** Reads, decides, writes; nobody else changes this payment meanwhile. `undefined` changes nothing. */
    change: <T>(
      paymentId: string,
      decide: (payment: TestPayment | undefined) => { save?: TestPayment; answer: T },
    ): Promise<T> =>
      inTurn(paymentId, async () => {
        const { save: changed, answer } = decide(await find(paymentId));
        if (changed) await save(changed);
        return answer;
      }),
    listUnsettled: async (): Promise<string[]> =>
      (await readdir(unsettledFolder)).filter((name) => idPattern.test(name)),
    /** The seller knows the payment as it was `told`. False when it has changed since: then there is more to tell. */
    markSettled: (paymentId: string, told: TestPayment | undefined): Promise<boolean> =>
      inTurn(paymentId, async () => {
        if (JSON.stringify(await find(paymentId)) !== JSON.stringify(told)) return false;
        await rm(join(unsettledFolder, paymentId), { force: true });
        return true;
      }),
    /** The newest payments first. */
    listRecent: async (limit: number): Promise<TestPayment[]> => {
      const names = (await readdir(folder)).filter((name) => /^tr_\w+\.json$/.test(name));
      const dated = await Promise.all(
        names.map(async (name) => ({ name, changedMs: (await stat(join(folder, name))).mtimeMs })),
      );
      const newest = dated.toSorted((a, b) => b.changedMs - a.changedMs).slice(0, limit);
      const payments = await Promise.all(newest.map(({ name }) => find(name.slice(0, -".json".length))));
      return payments.filter((payment) => payment !== undefined);
    },
  };
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is durable once its folder is; Windows has no such call. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
