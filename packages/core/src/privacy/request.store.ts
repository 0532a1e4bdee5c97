/**
 * Requests in the table. Each function opens exactly the platform keys it needs, whoever asks.
 *
 * @module
 */
import { createId, Fault, type Id, type Instant, type Random } from "../kernel";
import { Keyring } from "../keyring";
import { commit, type Page, type Paging, type Reach, readPage, runInScope, withReach } from "../store";
import { deadlineOf, ErasureRequested, Request } from "./request";
import {
  AskingEntity,
  askingPartition,
  OpenRequestEntity,
  openPartition,
  RequestEntity,
  requestPartition,
} from "./request.entity";

/** A request with what only its carrying out needs. */
export type Stored = Request & {
  readonly subjectId: Id<"sbj">;
  /** Undefined once the platform's key of the consumer is shredded. */
  readonly email: string | undefined;
};

const reachOf = (partition: string, sort: string | undefined, access: Reach["access"]): Reach => ({
  partition,
  ...(sort === undefined ? {} : { sort }),
  access,
  because: "a consumer's request to be erased",
});

const atPlatform = <R>(reach: readonly Reach[], body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId: null, actor: "privacy", role: "privacy", reach }, body);

const emailPlace = (subjectId: Id<"sbj">, privacyRequestId: Id<"prq">): Keyring.Place => ({
  controllerId: "platform",
  subjectId,
  field: "privacyRequest.email",
  recordId: privacyRequestId,
});

/**
 * Asks for everything to be erased. Asking again while a request is open answers with that one (Q1). In the scope of the storefront's
 * tenant; who asks is the door's question.
 *
 * @throws Fault `privacy.erased_meanwhile` (conflict) when the consumer was erased between signing in and asking
 */
export async function requestErasure({
  subjectId,
  email,
  tenantId,
  storefrontId,
  at,
  random,
}: {
  readonly subjectId: Id<"sbj">;
  readonly email: string;
  readonly tenantId: Id<"ten">;
  readonly storefrontId: Id<"stf">;
  readonly at: Instant;
  readonly random: Random;
}): Promise<Request> {
  const privacyRequestId = createId("prq", at, random);
  const sealedEmail = await Keyring.seal(emailPlace(subjectId, privacyRequestId), email, { givenAt: at });
  if (sealedEmail === undefined) throw erasedMeanwhile();
  const dueAt = deadlineOf(at);
  const request: Request = {
    ...{ privacyRequestId, tenantId, storefrontId, dueAt },
    status: "open",
    requestedAt: at,
  };
  const alreadyOpen = new Fault("privacy.already_requested", "conflict", "A request is open already", {
    wayOut: "Look how far it is.",
  });
  const reach = [
    reachOf(requestPartition(subjectId), privacyRequestId, "write"),
    reachOf(openPartition, privacyRequestId, "write"),
    reachOf(askingPartition(subjectId), "open", "write"),
  ];
  try {
    await withReach(reach, () =>
      commit({
        writes: [
          { put: AskingEntity.create({ subjectId, privacyRequestId }).params(), orFault: alreadyOpen },
          { put: RequestEntity.create({ ...request, subjectId, sealedEmail }).params() },
          { put: OpenRequestEntity.create({ privacyRequestId, subjectId, requestedAt: at, dueAt }).params() },
        ],
        event: ErasureRequested.create({
          ...{ tenantId, subject: privacyRequestId, at, random },
          data: { privacyRequestId, dueAt },
        }),
      }),
    );
    return request;
  } catch (error) {
    if (error !== alreadyOpen) throw error;
    const open = (await requestsOf(subjectId)).find(({ status }) => status === "open");
    if (!open) throw error;
    return open;
  }
}

const erasedMeanwhile = () =>
  new Fault("privacy.erased_meanwhile", "conflict", "Everything was erased already", {
    wayOut: "There is nothing left to ask for; sign in again to see it.",
  });

/** Everything a consumer asked for, newest first (PR1). */
export async function requestsOf(subjectId: Id<"sbj">): Promise<Request[]> {
  const { data } = await atPlatform([reachOf(requestPartition(subjectId), undefined, "read")], () =>
    RequestEntity.query.request({ subjectId }).go({ pages: "all", consistent: true }),
  );
  return data.map((row) => Request.parse(row)).toReversed();
}

/** An open request; undefined when it is done, or never was. */
export async function findOpen(privacyRequestId: Id<"prq">): Promise<Stored | undefined> {
  const { data: open } = await atPlatform([reachOf(openPartition, privacyRequestId, "read")], () =>
    OpenRequestEntity.get({ privacyRequestId }).go({ consistent: true }),
  );
  if (!open) return undefined;
  const subjectId = open.subjectId as Id<"sbj">;
  return atPlatform([reachOf(requestPartition(subjectId), privacyRequestId, "read")], async () => {
    const { data } = await RequestEntity.get({ subjectId, privacyRequestId }).go({ consistent: true });
    if (data?.status !== "open") return undefined;
    const email =
      data.sealedEmail === undefined
        ? undefined
        : await Keyring.open(emailPlace(subjectId, privacyRequestId), data.sealedEmail);
    return { ...Request.parse(data), subjectId, email: typeof email === "string" ? email : undefined };
  });
}

/** What the operator may know of an open request. */
export type Open = { readonly privacyRequestId: Id<"prq">; readonly requestedAt: Instant; readonly dueAt: Instant };

/** Open requests, oldest first, and so the first that are due (PR2). */
export const listOpen = async (paging: Paging = {}): Promise<Page<Open>> => {
  const { items, nextCursor } = await listOpenOf(paging);
  return { items: items.map(({ subjectId: _whose, ...open }) => open), nextCursor };
};

/** With whose they are, which leaves the context in no view. */
export const listOpenOf = (paging: Paging): Promise<Page<Open & { readonly subjectId: Id<"sbj"> }>> =>
  atPlatform([reachOf(openPartition, undefined, "read")], () => {
    const query = OpenRequestEntity.query.open({});
    return readPage(paging, {
      prefix: "prq",
      read: (after, options) =>
        (after === undefined ? query : query.gt({ privacyRequestId: after })).go({ ...options, consistent: true }),
      idOf: ({ privacyRequestId }) => privacyRequestId,
      toItem: (row) => ({
        subjectId: row.subjectId as Id<"sbj">,
        privacyRequestId: row.privacyRequestId as Id<"prq">,
        requestedAt: row.requestedAt as Instant,
        dueAt: row.dueAt as Instant,
      }),
    });
  });

/** Marks a request as done, once: its address goes, and the consumer may ask again. */
export async function closeRequest(
  { subjectId, privacyRequestId }: Pick<Stored, "subjectId" | "privacyRequestId">,
  at: Instant,
): Promise<void> {
  const closedElsewhere = new Fault("store.condition_failed", "conflict", "Closed elsewhere", {
    wayOut: "Nothing is left to do.",
  });
  const reach = [
    reachOf(requestPartition(subjectId), privacyRequestId, "write"),
    reachOf(openPartition, privacyRequestId, "write"),
    reachOf(askingPartition(subjectId), "open", "write"),
  ];
  try {
    await atPlatform(reach, () =>
      commit({
        writes: [
          {
            update: RequestEntity.patch({ subjectId, privacyRequestId })
              .set({ status: "done", closedAt: at })
              .remove(["sealedEmail"])
              .where(({ status }, { eq }) => eq(status, "open"))
              .params(),
            orFault: closedElsewhere,
          },
          { delete: OpenRequestEntity.delete({ privacyRequestId }).params() },
          { delete: AskingEntity.delete({ subjectId }).params() },
        ],
      }),
    );
  } catch (error) {
    if (error !== closedElsewhere) throw error;
  }
}
