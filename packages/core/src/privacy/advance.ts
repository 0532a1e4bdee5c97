/**
 * Advance: brings an open request as far as it can be brought now. Whoever hears of anything about a request calls it, and so does an
 * hourly job for every open one; each step finds what the ones before it left, so it may end anywhere and begin anew (Q4).
 *
 * The platform's part comes last, because its key opens the address that the last mail goes to:
 *   1. every controller's case is done;
 *   2. the consumer is told, once;
 *   3. mails to them go, then the platform's key, then mails again that were sent in between;
 *   4. whoever was about to get something of theirs until that moment gets a tombstone;
 *   5. sessions end, and the request is closed.
 *
 * @module
 */
import { Consumer } from "../consumer";
import { type Id, type Instant, invariant, plusMs } from "../kernel";
import { Keyring } from "../keyring";
import { Visitor } from "../visitor";
import { casesOf, closeCase, noteWaiting, openCase, requestOfDecided } from "./case.store";
import { erase } from "./erase";
import { heldBy, type Projection, projectionsOf } from "./facts.store";
import { tellDone, tellReceived } from "./letters";
import { type Case, caseIdOf, dayOf, decide, ErasureRequested, marginMs, nextDayOf, type WaitsFor } from "./request";
import type { World } from "./world";
import { closeRequest, findOpen, listOpen, type Stored } from "./request.store";
import { type Pointer, pointersOf } from "./subject-order.store";

export type Progress = { readonly status: "open" | "done"; readonly openCases: readonly Case[] };

/** @throws what keeps a step from being done; the next call goes on from there */
export async function advance(privacyRequestId: Id<"prq">, world: World): Promise<Progress> {
  const request = await findOpen(privacyRequestId);
  if (!request) return { status: "done", openCases: [] };
  const { at } = world;
  const pointers = await pointersOf(request.subjectId);
  await openCases(request, pointers, world);
  if (request.email !== undefined) await tellReceived({ ...request, email: request.email }, world);
  for (const one of await openOf(request, world)) {
    const decision = decide({
      status: one.status,
      dueAt: request.dueAt,
      lastOrderAt: lastOrderAt(one.tenantId, pointers),
      at,
    });
    if (decision.do === "wait") await noteWaiting(one, asToldToControllers(decision.waitsFor));
    else await carryOut(one, request, decision.because, world);
  }
  const left = await openOf(request, world);
  if (left.length > 0) return { status: "open", openCases: left };
  return (await finish(request, world)) ? { status: "done", openCases: [] } : { status: "open", openCases: [] };
}

/** The moment is the order's, at each of its controllers: they learn the day on which it will be over (Q6). */
const asToldToControllers = ({ reason, until }: WaitsFor): WaitsFor => ({
  reason,
  until: nextDayOf(until),
});

/** What the bus tells of a request or a case, and who says so. */
export type Heard = { readonly type: string; readonly tenantId: Id<"ten">; readonly privacyRequestId: Id<"prq"> };

/**
 * Advances the request of an event, after a look at where it comes from: asking is told by the storefront's tenant, a case by its
 * controller. Of a request that is done already nothing is left to believe or to do.
 */
export async function hear({ type, tenantId, privacyRequestId: heardId }: Heard, world: World): Promise<void> {
  if (type !== ErasureRequested.type) {
    const requestId = await requestOfDecided({ tenantId, privacyRequestId: heardId });
    invariant(requestId, "a case is moved by the controller whose it is");
    await advance(requestId, world);
    return;
  }
  const request = await findOpen(heardId);
  if (!request) return;
  invariant(request.tenantId === tenantId, "a request is told by the storefront's tenant");
  await advance(heardId, world);
}

export type Advanced = {
  readonly done: number;
  /** Those that couldn't be brought on; the next hour tries them again. */
  readonly failures: readonly { readonly privacyRequestId: Id<"prq">; readonly error: unknown }[];
  /** Open past their deadline: somebody must look. */
  readonly overdue: readonly Id<"prq">[];
};

/** Every open request, the first that is due first. */
export async function advanceAll(world: World): Promise<Advanced> {
  let done = 0;
  const failures: { privacyRequestId: Id<"prq">; error: unknown }[] = [];
  const overdue: Id<"prq">[] = [];
  let cursor: string | undefined;
  do {
    const page = await listOpen({ cursor });
    for (const { privacyRequestId, dueAt } of page.items) {
      try {
        const { status } = await advance(privacyRequestId, world);
        if (status === "done") done += 1;
        else if (dueAt <= world.at) overdue.push(privacyRequestId);
      } catch (error) {
        failures.push({ privacyRequestId, error });
        if (dueAt <= world.at) overdue.push(privacyRequestId);
      }
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { done, failures, overdue };
}

type Holding = Keyring.Holder & { readonly tenantId: Id<"ten"> };

/** Tenants that hold something of a consumer, or did. */
const tenantsHolding = async (subjectId: Id<"sbj">): Promise<Holding[]> =>
  (await Keyring.holders(subjectId)).flatMap((holder) =>
    holder.controllerId === "platform" ? [] : [{ ...holder, tenantId: holder.controllerId }],
  );

/** Every controller that holds something, or is about to. One that was erased before and got nothing since has nothing to do. */
async function openCases(request: Stored, pointers: readonly Pointer[], { secret }: World): Promise<void> {
  const { privacyRequestId: requestId, subjectId, requestedAt, dueAt } = request;
  const projections = projectionsOf(subjectId, secret, pointers);
  for (const { tenantId, holds, shreddedAt } of await tenantsHolding(subjectId)) {
    if (!holds && shreddedAt) continue;
    const opened: Case = {
      privacyRequestId: caseIdOf(request, tenantId, secret),
      tenantId,
      status: "open",
      requestedAt: dayOf(requestedAt),
      dueAt: dayOf(dueAt),
      consumerId: Consumer.idOf(tenantId, subjectId),
      sharedRecordIds: await namedTo(tenantId, subjectId, projections),
    };
    await openCase(opened, { subjectId, requestId });
  }
}

/** Which of its projections a controller is told (Q6): those that show a name, as its own record does; or the only one there is. */
async function namedTo(
  tenantId: Id<"ten">,
  subjectId: Id<"sbj">,
  projections: readonly Projection[],
): Promise<Id<"shr">[]> {
  const { own, shared } = await heldBy(tenantId, subjectId, projections);
  const named = shared.filter(({ share }) => share !== "pseudonymous");
  const told = own || named.length > 0 || shared.length > 1 ? named : shared;
  return told.map(({ sharedRecordId }) => sharedRecordId);
}

async function openOf(request: Stored, { secret }: World): Promise<Case[]> {
  const tenants = (await tenantsHolding(request.subjectId)).map(({ tenantId }) => tenantId);
  return (await casesOf(request, tenants, secret)).filter(({ status }) => status !== "done");
}

/** The last order of which a controller has a part, or through whose storefront it came. */
function lastOrderAt(tenantId: Id<"ten">, pointers: readonly Pointer[]): Instant | undefined {
  return pointers
    .filter((order) => order.tenantId === tenantId || order.parts.some(([supplierId]) => supplierId === tenantId))
    .map(({ placedAt }) => placedAt)
    .toSorted()
    .at(-1);
}

/** First the keys, then the word that it is done: a kill in between repeats what is harmless to repeat. */
async function carryOut(one: Case, { subjectId }: Stored, because: NonNullable<Case["because"]>, world: World) {
  const { secret, at } = world;
  await erase({ subjectId, secret, controllers: [one.tenantId], at });
  await closeCase(one, because, world);
}

/** The platform's own part. False when the last mail couldn't be sent yet, and there is time to try again. */
async function finish(request: Stored, world: World): Promise<boolean> {
  const { subjectId, privacyRequestId, email, dueAt } = request;
  const { secret, mailer, at } = world;
  if (email !== undefined) {
    const told = await tellDone({ ...request, email }, world);
    if (!told && at < plusMs(dueAt, -marginMs)) return false;
    await mailer.forget(email);
  }
  await erase({
    subjectId,
    secret,
    controllers: ["platform"],
    at,
    ...(email === undefined ? {} : { mails: { email, mailer } }),
  });
  const tenants = await tenantsHolding(subjectId);
  const cases = await casesOf(
    request,
    tenants.map(({ tenantId }) => tenantId),
    secret,
  );
  const known = new Set(cases.map(({ tenantId }) => tenantId));
  for (const { tenantId } of tenants)
    if (!known.has(tenantId)) await erase({ subjectId, secret, controllers: [tenantId], at });
  await Visitor.signOutEverywhere({ subjectId });
  await closeRequest({ subjectId, privacyRequestId }, at);
  return true;
}
