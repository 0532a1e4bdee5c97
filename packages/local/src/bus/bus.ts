/**
 * The local bus: table → relay → queues in one process, where AWS has a stream, EventBridge and SQS.
 *
 * Invariants
 *   1. Nothing is lost, whenever the process is killed. The checkpoint of a tenant never passes an event that isn't handled
 *      or kept as a dead letter, and reading starts an overlap before it. What the overlap holds that was handled is skipped,
 *      as far as the checkpoint knows.
 *   2. What arrives late is found. Ids carry the time that their use case was told, so an event may be written behind
 *      others that are already delivered: each look reads an overlap again, and skips what this process has seen.
 *   3. Memory is bounded. While much waits, reading pauses; what finds no room is read from its log later, in its order.
 *   4. Fair. Tenants take turns, for a page of their log and for a handler's slot: one tenant's import of any size delays
 *      another's event by a page of each tenant at the most.
 *   5. What can't be read as an event becomes a dead letter that names its item, and its log goes on. AWS does the same: the relay
 *      reports that record alone, and after its tries the stream's on-failure queue keeps its position.
 *
 * `commit()` in this process wakes the bus; other processes' events (an import on the command line) are found by looking.
 * A tenant's events are begun in the order of its log as it was read. They aren't finished in it: `subscribe` says what follows.
 *
 * @module
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { type Clock, createId, Envelope, Id, type Instant, instantOfId, plusMs } from "#core/kernel";
import { systemClock } from "#core/kernel/system";
import { EventLog, onEventWritten, runInScope } from "#core/store";
import { CatchUp } from "./catch-up";
import { loadCheckpoints, saveCheckpoint } from "./checkpoint";
import { Delivery, type Subscription } from "./delivery";
import { keepUnreadable } from "./unreadable";
import { type LetterBox, letterBox } from "./letter-box";

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

export type Bus = LetterBox & {
  /** Looks, and settles when everything there is has been handled or given up. */
  readonly drain: () => Promise<void>;
  /** Events that wait or run. */
  readonly pending: () => number;
  /** Lets what runs finish, and keeps the checkpoints. */
  readonly stop: () => Promise<void>;
};

/** How far behind its place a look starts. Use cases are told one time and may write for a while. */
const overlapMs = { atStart: 3 * EventLog.lookBackMs, deep: EventLog.lookBackMs, light: 5_000 };
/** Every so many looks is a deep one. */
const deepLookEvery = 15;
const pageSize = 100;
/** Events that wait or run: of all tenants, and of one. */
const maxPending = 1_000;
const maxPendingOfTenant = 200;
/** Ids remembered so that the overlap isn't delivered again; the oldest give way. */
const maxSeen = 200_000;
/** Ids in a checkpoint; DynamoDB's items hold 400 kB. What doesn't fit is delivered twice after a restart. */
const maxHandled = 2_000;
const stopTimeoutMs = 5_000;

type Log = {
  /** Every event up to here has been read, except where the tenant is behind. */
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

  /** False when it was seen before. */
  function remember(id: string): boolean {
    if (seen.has(id)) return false;
    seen.add(id);
    for (const oldest of seen) {
      if (seen.size <= maxSeen) break;
      seen.delete(oldest);
    }
    return true;
  }

  function accept(event: Envelope): void {
    const log = logOf(event.tenantid);
    if (stopped || !remember(event.id)) return;
    log.pending.add(event.id);
    const delivered = outsideAnyScope(() => delivery.deliver(event))
      .then((done) => {
        if (!done) return;
        log.pending.delete(event.id);
        log.handled.push(event.id);
        log.moved = true;
      })
      .catch(onError)
      .finally(() => {
        running.delete(delivered);
        catchUp.retry();
      });
    running.add(delivered);
  }

  const hasRoom = (tenantId: string, events: number): boolean =>
    running.size + events <= maxPending && logOf(tenantId).pending.size + events <= maxPendingOfTenant;

  async function takePage(tenantId: string, after: string): Promise<string | undefined> {
    const log = logOf(tenantId);
    const entries = await runInScope({ tenantId: tenantId as Id<"ten">, actor: "local-relay", role: "relay" }, () =>
      EventLog.read({ tenantId: tenantId as Id<"ten">, limit: pageSize, ...(after ? { after } : {}) }),
    );
    for (const entry of entries) {
      if (stopped) return undefined;
      if ("event" in entry) accept(entry.event);
      else if (!seen.has(entry.sort)) {
        await keepUnreadable(tenantId, entry, clock.now());
        remember(entry.sort);
      }
      if (entry.sort > log.readTo && isEventId(entry.sort)) log.readTo = entry.sort;
    }
    return entries.length < pageSize ? undefined : entries.at(-1)?.sort;
  }

  let failure: unknown;
  const catchUp = new CatchUp({
    hasRoom: (tenantId) => hasRoom(tenantId, pageSize),
    takePage: (tenantId, after) => outsideAnyScope(() => takePage(tenantId, after)),
    onError: (_tenantId, error) => onError((failure = error)),
  });

  /** Has every tenant's log read from its place, an overlap earlier, to its end. Settles when that is begun; `read` when it's done. */
  async function lookEverywhere(overlap: number): Promise<{ readonly read: Promise<unknown> }> {
    const recent = idOfMoment(plusMs(clock.now(), -overlap));
    const tenants = await outsideAnyScope(() => options.listTenants());
    const reads = tenants.map((tenantId) => {
      const { readTo } = logOf(tenantId);
      return catchUp.read(tenantId, readTo < recent ? readTo : recent);
    });
    return { read: Promise.all(reads) };
  }

  let saving: Promise<void> = Promise.resolve();
  /** One at a time, so that no older place is written over a newer one. */
  function saveCheckpoints(): Promise<void> {
    saving = saving.catch(() => undefined).then(() => outsideAnyScope(saveMoved));
    return saving;
  }

  async function saveMoved(): Promise<void> {
    for (const [tenantId, log] of logs) {
      if (!log.moved || !log.readTo) continue;
      log.moved = false;
      let place = log.readTo;
      for (const id of log.pending) if (id < place) place = id;
      const unread = catchUp.placeOf(tenantId);
      if (unread && unread < place) place = unread;
      const overlap = before(place, overlapMs.atStart);
      log.handled = log.handled.filter((id) => id >= overlap).slice(-maxHandled);
      await saveCheckpoint(tenantId as Id<"ten">, { eventId: place, handled: log.handled });
    }
  }

  const silence = onEventWritten((written) => {
    const event = Envelope.parse(written);
    // Behind or without room, it is read from the log, after what stands before it.
    const { tenantid } = event;
    if (catchUp.placeOf(tenantid) === undefined && hasRoom(tenantid, 1)) accept(event);
    else catchUp.add(tenantid, before(event.id, 0));
  });

  let looks = 0;
  let timer: NodeJS.Timeout | undefined;
  /** Doesn't wait for those who are behind: meanwhile there may be news of others. */
  async function tick(): Promise<void> {
    const deep = looks % deepLookEvery === 0;
    looks += 1;
    await lookEverywhere(deep ? overlapMs.deep : overlapMs.light)
      .then(saveCheckpoints)
      .catch(onError);
    if (!stopped) timer = setTimeout(() => void tick(), lookEveryMs);
  }
  void tick();

  return {
    pending: () => running.size,
    drain: async () => {
      failure = undefined;
      do {
        while (running.size > 0) await Promise.all(running);
        await (
          await lookEverywhere(overlapMs.deep)
        ).read;
        if (failure !== undefined) throw failure;
      } while (running.size > 0);
      await saveCheckpoints();
    },
    ...letterBox(delivery),
    stop: async () => {
      stopped = true;
      silence();
      clearTimeout(timer);
      delivery.stop();
      const read = catchUp.stop();
      const timeout = new Promise((settle) => setTimeout(settle, stopTimeoutMs).unref());
      await Promise.race([Promise.all([...running, read]), timeout]);
      await saveCheckpoints().catch(onError);
    },
  };
}

/** The smallest event id of a moment. */
const idOfMoment = (at: Instant): string => createId("evt", at, () => new Uint8Array(10));
const before = (eventId: string, ms: number): string => idOfMoment(plusMs(instantOfId(eventId), -ms));
const isEventId = (text: string): boolean => Id("evt").safeParse(text).success;
