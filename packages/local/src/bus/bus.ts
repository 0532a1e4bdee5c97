/**
 * The local bus: table → relay → queues in one process, where AWS has a stream, EventBridge and SQS.
 *
 * Invariants
 *   1. Nothing is lost, whenever the process is killed. The checkpoint of a tenant never passes an event that isn't handled
 *      or kept as a dead letter, and reading starts an overlap before it. What the overlap holds that was handled is skipped,
 *      as far as the checkpoint knows.
 *   2. What arrives late is found. Ids carry the time that their use case was told, so an event may be written behind
 *      others that are already delivered: each look reads an overlap again, and skips what this process has seen.
 *   3. Memory is bounded. While much waits, reading pauses.
 *
 * `commit()` in this process wakes the bus; other processes' events (an import on the command line) are found by looking.
 *
 * @module
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { type Clock, createId, Envelope, type Id, type Instant, instantOfId, plusMs } from "#core/kernel";
import { systemClock } from "#core/kernel/system";
import { EventLog, onEventWritten, runInScope } from "#core/store";
import { loadCheckpoints, saveCheckpoint } from "./checkpoint";
import { type DeadLetter, listDeadLetters, removeDeadLetter } from "./dead-letter";
import { Delivery, type Subscription } from "./delivery";

export type BusOptions = {
  readonly subscriptions: readonly Subscription[];
  /** The tenants whose logs are read; asked at each look, so that new ones are found. */
  readonly listTenants: () => Promise<readonly Id<"ten">[]>;
  readonly clock?: Clock;
  readonly concurrency?: number;
  readonly maxReceiveCount?: number;
  readonly backOffMs?: number;
  /** How often to look for what other processes wrote. */
  readonly lookEveryMs?: number;
  readonly onError?: (error: unknown) => void;
};

export type Bus = {
  /** Looks, and settles when everything there is has been handled or given up. */
  readonly drain: () => Promise<void>;
  readonly deadLetters: () => Promise<DeadLetter[]>;
  /** Sends dead letters again, once each; those that succeed are removed. */
  readonly redrive: (which?: (letter: DeadLetter) => boolean) => Promise<{ handled: number; failed: number }>;
  /** Events that wait or run. */
  readonly pending: () => number;
  /** Lets what runs finish, and keeps the checkpoints. */
  readonly stop: () => Promise<void>;
};

/** How far behind its place a look starts. Use cases are told one time and may write for a while. */
const overlapMs = { atStart: 15 * 60_000, deep: 5 * 60_000, light: 5_000 };
/** Every so many looks is a deep one. */
const deepLookEvery = 15;
const pageSize = 200;
const maxPending = 1_000;
/** Ids in a checkpoint; DynamoDB's items hold 400 kB. What doesn't fit is delivered twice after a restart. */
const maxHandled = 2_000;
const stopTimeoutMs = 5_000;

type Log = {
  /** Every event up to here has been read. */
  readTo: string;
  readonly pending: Set<string>;
  /** The last that were handled, oldest first, for the next run to skip. */
  handled: string[];
  /** Something was handled since the checkpoint was saved. */
  moved: boolean;
};

export async function startBus(options: BusOptions): Promise<Bus> {
  const { clock = systemClock, lookEveryMs = 2_000, onError = () => undefined } = options;
  const delivery = new Delivery(options.subscriptions, {
    clock,
    concurrency: options.concurrency ?? 8,
    maxReceiveCount: options.maxReceiveCount ?? 5,
    backOffMs: options.backOffMs ?? 200,
  });
  const logs = new Map<string, Log>();
  const seen = new Set<string>();
  const running = new Set<Promise<void>>();
  const checkpoints = await loadCheckpoints();
  // Listeners are called inside the writer's scope; handlers must not inherit it.
  const outsideAnyScope = AsyncLocalStorage.snapshot();
  let stopped = false;

  function logOf(tenantId: string): Log {
    let log = logs.get(tenantId);
    if (!log) {
      const saved = checkpoints.get(tenantId);
      const readTo = saved ? before(saved.eventId, overlapMs.atStart) : "";
      log = { readTo, pending: new Set(), handled: [...(saved?.handled ?? [])], moved: false };
      for (const id of log.handled) seen.add(id);
      logs.set(tenantId, log);
    }
    return log;
  }

  function accept(event: Envelope): void {
    const log = logOf(event.tenantid);
    if (stopped || seen.has(event.id)) return;
    seen.add(event.id);
    log.pending.add(event.id);
    const delivered = outsideAnyScope(() => delivery.deliver(event))
      .then((done) => {
        if (!done) return;
        log.pending.delete(event.id);
        log.handled.push(event.id);
        log.moved = true;
      })
      .catch(onError)
      .finally(() => running.delete(delivered));
    running.add(delivered);
  }

  /** Reads a tenant's log from its place, an overlap earlier, to its end. */
  async function look(tenantId: Id<"ten">, overlap: number): Promise<void> {
    const log = logOf(tenantId);
    const recent = idOfMoment(plusMs(clock.now(), -overlap));
    let after = log.readTo < recent ? log.readTo : recent;
    for (;;) {
      while (running.size >= maxPending && !stopped) await Promise.race(running);
      if (stopped) return;
      const events = await runInScope({ tenantId, actor: "local-relay", role: "relay" }, () =>
        EventLog.list({ tenantId, limit: pageSize, ...(after ? { after } : {}) }),
      );
      for (const event of events) accept(event);
      const last = events.at(-1);
      if (!last) return;
      after = last.id;
      if (after > log.readTo) log.readTo = after;
    }
  }

  let looking: Promise<void> = Promise.resolve();
  /** One look at a time; a caller waits for one that starts after its call. */
  function lookEverywhere(overlap: number): Promise<void> {
    looking = looking
      .catch(() => undefined)
      .then(() =>
        outsideAnyScope(async () => {
          for (const tenantId of await options.listTenants()) await look(tenantId, overlap);
          await saveCheckpoints();
        }),
      );
    return looking;
  }

  async function saveCheckpoints(): Promise<void> {
    for (const [tenantId, log] of logs) {
      if (!log.moved || !log.readTo) continue;
      log.moved = false;
      let place = log.readTo;
      for (const id of log.pending) if (id < place) place = id;
      const overlap = before(place, overlapMs.atStart);
      log.handled = log.handled.filter((id) => id >= overlap).slice(-maxHandled);
      await saveCheckpoint(tenantId as Id<"ten">, { eventId: place, handled: log.handled });
    }
  }

  function forgetLongSeen(): void {
    const limit = idOfMoment(plusMs(clock.now(), -2 * overlapMs.atStart));
    for (const id of seen) if (id < limit) seen.delete(id);
  }

  const silence = onEventWritten((event) => {
    // When much waits already, the next look finds it again.
    if (running.size < maxPending) accept(Envelope.parse(event));
  });

  let looks = 0;
  let timer: NodeJS.Timeout | undefined;
  async function tick(): Promise<void> {
    const deep = looks % deepLookEvery === 0;
    looks += 1;
    if (deep) forgetLongSeen();
    await lookEverywhere(deep ? overlapMs.deep : overlapMs.light).catch(onError);
    if (!stopped) timer = setTimeout(() => void tick(), lookEveryMs);
  }
  void tick();

  return {
    pending: () => running.size,
    drain: async () => {
      do {
        while (running.size > 0) await Promise.all(running);
        await lookEverywhere(overlapMs.deep);
      } while (running.size > 0);
      await outsideAnyScope(saveCheckpoints);
    },
    deadLetters: () => outsideAnyScope(() => listDeadLetters()),
    redrive: (which = () => true) =>
      outsideAnyScope(async () => {
        const letters = (await listDeadLetters()).filter(which);
        const outcomes = await Promise.all(
          letters.map(async (letter) => {
            const { failure } = await delivery.redeliver(letter);
            if (failure === undefined) await removeDeadLetter(letter);
            return failure === undefined;
          }),
        );
        const handled = outcomes.filter(Boolean).length;
        return { handled, failed: outcomes.length - handled };
      }),
    stop: async () => {
      stopped = true;
      silence();
      clearTimeout(timer);
      delivery.stop();
      const timeout = new Promise((settle) => setTimeout(settle, stopTimeoutMs).unref());
      await Promise.race([Promise.all([...running, looking.catch(onError)]), timeout]);
      await outsideAnyScope(saveCheckpoints).catch(onError);
    },
  };
}

/** The smallest event id of a moment. */
const idOfMoment = (at: Instant): string => createId("evt", at, () => new Uint8Array(10));
const before = (eventId: string, ms: number): string => idOfMoment(plusMs(instantOfId(eventId), -ms));
