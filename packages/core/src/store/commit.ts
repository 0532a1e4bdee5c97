/**
 * commit: one business transaction. The items that change and the event that tells of it go in together, or not at all.
 *
 * Its Faults say what became of the write: `store.outcome_unknown` that nobody knows, every other that nothing was written.
 *
 * @module
 */
import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  PutCommand,
  type PutCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { Fault, invariant, type Event } from "../kernel";
import { documentClient } from "./connection";
import { announceEvent, eventPut } from "./event-log";

/** What ElectroDB's `.params()` returns for one write. */
export type Params = Record<string, unknown>;

/**
 * One write of a transaction. `put` takes the params of `put` or `create`, `update` those of `patch`, `update` or `upsert`.
 * `orFault` is thrown when this write's condition fails.
 */
export type Write = (
  { readonly put: Params } | { readonly update: Params } | { readonly delete: Params } | { readonly check: Params }
) & {
  readonly orFault?: Fault;
};

/** TransactWriteItems takes 100 (AWS service quotas): these, and the one event that most changes have. With more events, fewer. */
export const maxWritesPerCommit = 99;
const attempts = 6;

/**
 * Writes all or nothing.
 *
 * @throws Fault of the first write whose condition fails; `store.condition_failed` (conflict) when it has none
 * @throws Fault `store.busy` (unavailable) when other transactions kept winning; nothing is written
 * @throws Fault `store.outcome_unknown` (unavailable) when the last tries were answered neither yes nor no
 */
export async function commit({
  writes,
  event,
  events = event ? [event] : [],
}: {
  writes: readonly Write[];
  event?: Event;
  /** Instead of `event`, when one change is several facts. */
  events?: readonly Event[];
}): Promise<void> {
  const all: Write[] = [...writes, ...events.map((each) => ({ put: eventPut(each) }))];
  invariant(all.length > 0 && all.length <= maxWritesPerCommit + 1, "a transaction has 1 to 100 writes");
  const TransactItems = all.map(toTransactItem);
  // The same token until we know that nothing was written: a repetition after a lost answer is then recognised as our own.
  let ClientRequestToken: string = randomUUID();
  let isOpen = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const command = new TransactWriteCommand({ TransactItems, ClientRequestToken });
      await documentClient().send(watched(command, () => (isOpen = true)));
      break;
    } catch (error) {
      const reasons = cancellationReasons(error);
      if (reasons) [ClientRequestToken, isOpen] = [randomUUID(), false];
      if (!reasons && !isThrottled(nameOf(error))) throw error;
      const failed = (reasons ?? []).findIndex(({ Code }) => Code === "ConditionalCheckFailed");
      if (failed >= 0) throw all[failed]?.orFault ?? conditionFailed(error);
      if (reasons && !reasons.some(({ Code }) => Code === "TransactionConflict" || isThrottled(Code))) throw error;
      if (attempt === attempts) throw isOpen ? outcomeUnknown(error) : busy(error);
      await backOff(attempt);
    }
  }
  for (const each of events) announceEvent(each);
}

/**
 * One conditional write without an event: the shape of every effect. A replay fails its condition and changes nothing.
 *
 * The SDK repeats a request whose answer was lost, and the repetition fails on what the first one wrote. So each call leaves its
 * own token in the item: who finds it there has recorded, and nobody takes their own write for another's.
 *
 * @throws Fault `store.busy` (unavailable) when nothing is written, `store.outcome_unknown` (unavailable) when nobody knows
 */
export async function recordOnce(
  write: { readonly put: Params } | { readonly update: Params },
): Promise<"recorded" | "replayed"> {
  const token = randomUUID();
  const request =
    "put" in write
      ? new PutCommand({ ...signedPut(pick(write.put), token), ...returnHolder } as PutCommandInput)
      : new UpdateCommand({ ...signedUpdate(pick(write.update), token), ...returnHolder } as UpdateCommandInput);
  let isOpen = false;
  watched(request as PutCommand, () => (isOpen = true));
  for (let attempt = 1; ; attempt += 1) {
    try {
      await documentClient().send(request as PutCommand);
      return "recorded";
    } catch (error) {
      if (nameOf(error) === "ConditionalCheckFailedException")
        return holderOf(error) === token ? "recorded" : "replayed";
      if (nameOf(error) !== "TransactionConflictException" && !isThrottled(nameOf(error))) throw error;
      if (attempt === attempts) throw isOpen ? outcomeUnknown(error) : busy(error);
      await backOff(attempt);
    }
  }
}

/** Names the call of `recordOnce` that wrote the item last. No entity declares it, so no reader sees it. */
const tokenAttribute = "__by__";
/** A refused write answers what holds its place; that costs no read. */
const returnHolder = { ReturnValuesOnConditionCheckFailure: "ALL_OLD" };

const signedPut = (params: Params, token: string): Params => ({
  ...params,
  Item: { ...(params["Item"] as Params), [tokenAttribute]: token },
});

function signedUpdate(params: Params, token: string): Params {
  const expression = String(params["UpdateExpression"]);
  invariant(/(^| )SET /.test(expression), "an update that is recorded sets something");
  return {
    ...params,
    UpdateExpression: expression.replace(/(^| )SET /, "$1SET #recordedBy = :recordedBy, "),
    ExpressionAttributeNames: { ...(params["ExpressionAttributeNames"] as Params), "#recordedBy": tokenAttribute },
    ExpressionAttributeValues: { ...(params["ExpressionAttributeValues"] as Params), ":recordedBy": token },
  };
}

const holderOf = (error: unknown): string | undefined =>
  (error as { Item?: Record<string, { S?: string } | undefined> }).Item?.[tokenAttribute]?.S;

const conditionFailed = (cause: unknown) =>
  new Fault("store.condition_failed", "conflict", "Someone else changed this at the same time", {
    wayOut: "Read it again and repeat the change.",
    cause,
  });
const busy = (cause: unknown) =>
  new Fault("store.busy", "unavailable", "Many changes to the same thing at once", {
    wayOut: "Try again in a moment.",
    cause,
  });

const outcomeUnknown = (cause: unknown) =>
  new Fault("store.outcome_unknown", "unavailable", "It isn't known yet whether the change was made", {
    wayOut: "Repeat the request with its Idempotency-Key in half a minute, or look whether it took effect.",
    cause,
  });

/** Whether a write may have taken effect though it failed. Every other Fault of a write means that it didn't. */
export const isOutcomeUnknown = (error: unknown): boolean =>
  error instanceof Fault && error.code === "store.outcome_unknown";

/**
 * Notes each try of a request that may have been carried out unheard. The SDK tries by itself and shows the last answer only, so
 * this stands behind its retries: a refusal that follows a lost answer mustn't pass for the whole truth.
 */
function watched<C extends TransactWriteCommand | PutCommand>(command: C, note: () => void): C {
  (command as TransactWriteCommand).middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (!isRefusal(error)) note();
        throw error;
      }
    },
    // The document client adds a command's middleware twice.
    { step: "finalizeRequest", priority: "low", name: "tandemOutcome", override: true },
  );
  return command;
}

/** An answer by which nothing was written: the service blames the request, and isn't still at work on an earlier try. */
const isRefusal = (error: unknown): boolean =>
  (error as { $fault?: unknown }).$fault === "client" && nameOf(error) !== "TransactionInProgressException";

/** Too much at once, for the table or for one hot item. */
const isThrottled = (name: string | undefined): boolean =>
  /^(Throttling|ProvisionedThroughputExceeded|RequestLimitExceeded|TransactionInProgress)/.test(name ?? "");

/** Full jitter, doubling from 20 ms. */
const backOff = (attempt: number) => sleep(randomInt(1, 20 * 2 ** attempt));

const nameOf = (error: unknown) => (error instanceof Error ? error.name : "");

function cancellationReasons(error: unknown): { Code?: string }[] | undefined {
  if (nameOf(error) !== "TransactionCanceledException") return undefined;
  return (error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? [];
}

const transactFields = [
  "TableName",
  "Item",
  "Key",
  "ConditionExpression",
  "UpdateExpression",
  "ExpressionAttributeNames",
  "ExpressionAttributeValues",
] as const;

/** ElectroDB adds return options that a transaction refuses. */
const pick = (params: Params): Params =>
  Object.fromEntries(
    transactFields.filter((field) => params[field] !== undefined).map((field) => [field, params[field]]),
  );

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

function toTransactItem(write: Write): TransactItem {
  if ("put" in write) return { Put: pick(write.put) } as TransactItem;
  if ("update" in write) return { Update: pick(write.update) } as TransactItem;
  if ("delete" in write) return { Delete: pick(write.delete) } as TransactItem;
  return { ConditionCheck: pick(write.check) } as TransactItem;
}
