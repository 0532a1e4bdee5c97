/**
 * Cases in the table, each in its controller's scope.
 *
 * @module
 */
import { Audit } from "../audit";
import { Fault, type Id, type Instant, type Random } from "../kernel";
import { type Page, type Paging, readPage, recordOnce, runInScope } from "../store";
import {
  type Because,
  Case,
  CaseClosed,
  CaseConfirmed,
  caseIdOf,
  caseNotFound,
  type Request,
  type WaitsFor,
} from "./request";
import { CaseEntity } from "./request.entity";

type Key = { readonly tenantId: Id<"ten">; readonly privacyRequestId: Id<"prq"> };

const asController = <R>(tenantId: Id<"ten">, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId, actor: "erasure", role: "privacy" }, body);

/** Opens a controller's case, once (Q2). */
export const openCase = (
  opened: Case,
  of: { readonly subjectId: Id<"sbj">; readonly requestId: Id<"prq"> },
): Promise<"recorded" | "replayed"> =>
  asController(opened.tenantId, () => recordOnce({ put: CaseEntity.create({ ...opened, ...of }).params() }));

/** The cases that these controllers have of a request (PR6). */
export async function casesOf(
  request: Pick<Request, "privacyRequestId" | "requestedAt">,
  tenantIds: readonly Id<"ten">[],
  secret: string,
): Promise<Case[]> {
  const keys = tenantIds.map((tenantId) => ({ tenantId, privacyRequestId: caseIdOf(request, tenantId, secret) }));
  const found = await Promise.all(keys.map((key) => asController(key.tenantId, () => findCase(key))));
  return found.filter((one) => one !== undefined);
}

/** The request of a case that a controller has decided on or closed; undefined for any other. */
export const requestOfDecided = (key: Key): Promise<Id<"prq"> | undefined> =>
  asController(key.tenantId, async () => {
    const { data } = await CaseEntity.get(key).go({ consistent: true });
    return data && data.status !== "open" ? (data.requestId as Id<"prq">) : undefined;
  });

async function findCase(key: Key): Promise<Case | undefined> {
  const { data } = await CaseEntity.get(key).go({ consistent: true });
  return data ? Case.parse(data) : undefined;
}

/** In the controller's scope. @throws Fault `privacy.case_not_found` (not_found) */
export async function getCase(key: Key): Promise<Case> {
  const found = await findCase(key);
  if (!found) throw caseNotFound();
  return found;
}

/** A controller's cases, newest first (PR5). In its scope. */
export const listCases = ({ tenantId, ...paging }: { readonly tenantId: Id<"ten"> } & Paging): Promise<Page<Case>> => {
  const query = CaseEntity.query.case({ tenantId });
  return readPage(paging, {
    prefix: "prq",
    read: (before, options) =>
      (before === undefined ? query : query.lt({ privacyRequestId: before })).go({ ...options, order: "desc" }),
    idOf: ({ privacyRequestId }) => privacyRequestId,
    toItem: (row) => Case.parse(row),
  });
};

/** Notes what a case waits for, when that is news. */
export async function noteWaiting(one: Case, waitsFor: WaitsFor): Promise<void> {
  if (one.waitsFor?.until === waitsFor.until && one.waitsFor.reason === waitsFor.reason) return;
  const { tenantId, privacyRequestId } = one;
  await asController(tenantId, () =>
    recordOnce({
      update: CaseEntity.patch({ tenantId, privacyRequestId })
        .set({ waitsFor })
        .where(({ status }, { eq }) => eq(status, "open"))
        .params(),
    }),
  );
}

const movedOn = () =>
  new Fault("privacy.case_moved_on", "conflict", "The case has moved on meanwhile", { wayOut: "Read it again." });

/**
 * A member lets the case be carried out now: the decision, its entry in the audit chain and its event, or nothing. Carried out by who hears
 * of it. Confirming twice, or what is done, changes nothing. In the member's scope.
 *
 * @throws Fault `privacy.case_not_found` (not_found)
 */
export async function confirmCase({ at, random, ...key }: Key & { at: Instant; random: Random }): Promise<Case> {
  const { tenantId, privacyRequestId } = key;
  const before = await getCase(key);
  if (before.status !== "open") return before;
  const orFault = movedOn();
  const update = CaseEntity.patch(key)
    .set({ status: "confirmed", confirmedAt: at })
    .remove(["waitsFor"])
    .where(({ status }, { eq }) => eq(status, "open"))
    .params();
  const event = CaseConfirmed.create({ tenantId, subject: privacyRequestId, at, random, data: { privacyRequestId } });
  try {
    await Audit.commitAudited({
      writes: [{ update, orFault }],
      events: [event],
      notes: [{ action: "privacy.confirm", subjects: [privacyRequestId] }],
      at,
    });
  } catch (error) {
    if (error !== orFault) throw error;
  }
  return getCase(key);
}

/** Closes a case whose controller can't read the consumer any more: status, audit entry and event in one. Closing twice is once. */
export async function closeCase(
  { tenantId, privacyRequestId }: Key,
  because: Because,
  { at, random }: { readonly at: Instant; readonly random: Random },
): Promise<void> {
  const orFault = movedOn();
  const update = CaseEntity.patch({ tenantId, privacyRequestId })
    .set({ status: "done", closedAt: at, because })
    .remove(["waitsFor"])
    .where(({ status }, { ne }) => ne(status, "done"))
    .params();
  const event = CaseClosed.create({
    ...{ tenantId, subject: privacyRequestId, at, random },
    data: { privacyRequestId, because },
  });
  try {
    await asController(tenantId, () =>
      Audit.commitAudited({
        writes: [{ update, orFault }],
        events: [event],
        notes: [{ action: "privacy.erase", subjects: [privacyRequestId], reason: because }],
        at,
      }),
    );
  } catch (error) {
    if (error !== orFault) throw error;
  }
}
