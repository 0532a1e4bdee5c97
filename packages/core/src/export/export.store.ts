/**
 * Export jobs and their files. Everything here runs in the scope of the tenant whose export it is.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { Agreement } from "../agreement";
import { Audit } from "../audit";
import { Consumer } from "../consumer";
import { ApiKey } from "../identity";
import { createId, Fault, Id, type Instant, type Random } from "../kernel";
import { RelayAddress } from "../relay-address";
import { type Page, type Paging, readPage } from "../store";
import {
  asOf,
  checkDecision,
  checkDownload,
  checkRows,
  expiryFrom,
  type Format,
  Info,
  type Limits,
  limitsOf,
  needsApproval,
  platformLimits,
} from "./export";
import { ExportEntity } from "./export.entity";
import { consumersFile, consumersLeft, sharedFile, sharedLeft } from "./file";

/** A supplier's own records, or what is shared with a partner under one agreement, whose clause says how many. */
export type Subject =
  { readonly kind: "consumers" } | { readonly kind: "shared_records"; readonly agreementId: Id<"agr"> };

type Asked = { readonly tenantId: Id<"ten">; readonly memberId: string; readonly at: Instant };
type Stored = Info & { readonly key: string };

/** Of an agreement's data clause, as it is in force now (X1). */
async function limitsNow(tenantId: Id<"ten">, subject: Subject): Promise<Limits> {
  if (subject.kind === "consumers") return platformLimits;
  const { partnerId, terms } = await Agreement.get({ tenantId, agreementId: subject.agreementId });
  if (partnerId !== tenantId)
    throw new Fault("export.not_partner", "forbidden", "Under this agreement you share, and are shown nothing", {
      wayOut: "Export your own consumer records instead.",
    });
  return limitsOf(terms.data);
}

/**
 * Asks for an export. Small ones are ready at once.
 *
 * @throws Fault `agreement.not_found` (not_found), `export.not_partner` (forbidden), and those of `checkRows`
 */
export async function request({
  tenantId,
  memberId,
  at,
  random,
  format,
  subject,
}: Asked & { readonly random: Random; readonly format: Format; readonly subject: Subject }): Promise<Info> {
  const exportId = createId("exp", at, random);
  const limits = await limitsNow(tenantId, subject);
  const rows = (await idsOf(tenantId, subject, limits.maxRows, at)).length;
  checkRows(rows, limits);
  const key = createHash("sha256");
  for (let draw = 0; draw < 4; draw += 1) key.update(random());
  const job: Stored = {
    ...{ exportId, tenantId, ...subject, format, rows },
    state: needsApproval(rows, limits) ? "pending" : "ready",
    ...{ requestedBy: memberId, requestedAt: at, expiresAt: expiryFrom(at) },
    key: key.digest("base64url"),
  };
  await Audit.commitAudited({
    at,
    writes: [{ put: ExportEntity.create(job).params() }],
    notes: [{ action: "export.request", subjects: [exportId] }],
  });
  return toInfo(job, at);
}

const toInfo = (stored: object, at: Instant): Info => asOf(Info.parse(stored), at);

async function findStored(tenantId: Id<"ten">, exportId: Id<"exp">): Promise<Stored | undefined> {
  const { data } = await ExportEntity.get({ tenantId, exportId }).go({ consistent: true });
  return data ? { ...Info.parse(data), key: data.key } : undefined;
}

async function getStored(tenantId: Id<"ten">, exportId: Id<"exp">): Promise<Stored> {
  const job = await findStored(tenantId, exportId);
  if (job) return job;
  throw new Fault("export.not_found", "not_found", "There is no such export", {
    wayOut: "Choose one from the list of exports.",
  });
}

type Named = { readonly tenantId: Id<"ten">; readonly exportId: Id<"exp"> };

/** @throws Fault `export.not_found` (not_found) */
export const get = async ({ tenantId, exportId, at }: Named & { readonly at: Instant }): Promise<Info> =>
  toInfo(await getStored(tenantId, exportId), at);

/** Newest first (X2). */
export const list = ({
  tenantId,
  at,
  ...paging
}: { readonly tenantId: Id<"ten">; readonly at: Instant } & Paging): Promise<Page<Info>> => {
  const query = ExportEntity.query.export({ tenantId });
  return readPage(paging, {
    prefix: "exp",
    read: (before, options) =>
      (before === undefined ? query : query.lt({ exportId: before })).go({ ...options, order: "desc" }),
    idOf: ({ exportId }) => exportId,
    toItem: (row) => toInfo(row, at),
  });
};

/** Whoever asked by a key is a member that holds its secret (X2). */
async function askersOf({ tenantId, requestedBy }: Info): Promise<readonly string[]> {
  const apiKeyId = Id("key").safeParse(requestedBy);
  return apiKeyId.success
    ? [requestedBy, ...(await ApiKey.holdersOf({ tenantId, apiKeyId: apiKeyId.data }))]
    : [requestedBy];
}

/**
 * Approves or refuses (X2). Deciding the same again is harmless.
 *
 * @throws Fault `export.not_found` (not_found), and those of `checkDecision`
 */
export async function decide({
  tenantId,
  exportId,
  memberId,
  at,
  decision,
}: Asked & Named & { readonly decision: "approve" | "refuse" }): Promise<Info> {
  const job = asOf(await getStored(tenantId, exportId), at);
  if (!checkDecision(job, { memberId, decision, askers: await askersOf(job) })) return toInfo(job, at);
  const decided = {
    state: decision === "approve" ? ("ready" as const) : ("refused" as const),
    decidedBy: memberId,
    decidedAt: at,
    expiresAt: expiryFrom(at),
  };
  const update = ExportEntity.patch({ tenantId, exportId })
    .set(decided)
    .where(({ state }, { eq }) => eq(state, "pending"))
    .params();
  const orFault = new Fault("export.decided", "conflict", "Somebody has decided about this export already", {
    wayOut: "Read it again.",
  });
  await Audit.commitAudited({
    at,
    writes: [{ update, orFault }],
    notes: [{ action: `export.${decision}`, subjects: [exportId] }],
  });
  return toInfo({ ...job, ...decided }, at);
}

export type File = { readonly name: string; readonly format: Format; readonly text: string };

/**
 * Writes the file, of what is granted now (X3), and says in the chain whose data it holds before it goes out (X5).
 *
 * @throws Fault `export.not_found` (not_found), `audit.busy` (unavailable), and those of `checkDownload`
 */
export async function download({
  tenantId,
  exportId,
  at,
  relay,
}: Omit<Asked, "memberId"> & Named & { readonly relay: RelayAddress.Relay }): Promise<File> {
  const stored = await getStored(tenantId, exportId);
  const job = asOf(stored, at);
  const subject = subjectOf(job);
  // Before anything is read, and again of what was: whoever may not have the file costs nothing, and learns nothing.
  checkDownload(job, 0, platformLimits);
  const limits = await limitsNow(tenantId, subject);
  const { text, ids } =
    subject.kind === "consumers"
      ? await ofConsumers(tenantId, limits.maxRows, stored)
      : await ofShared(tenantId, subject.agreementId, limits.maxRows, { job: stored, relay, at });
  checkDownload(job, ids.length, limits);
  const notes: Audit.Note[] = [];
  for (let from = 0; from < ids.length; from += Audit.maxSubjects)
    notes.push({ action: "export.download", subjects: ids.slice(from, from + Audit.maxSubjects), reason: exportId });
  for (let from = 0; from < notes.length; from += 50) await Audit.append({ at, notes: notes.slice(from, from + 50) });
  return { name: `${job.kind.replace("_", "-")}-${exportId.slice(-6)}.${job.format}`, format: job.format, text };
}

const subjectOf = ({ kind, agreementId }: Info): Subject =>
  kind === "shared_records" && agreementId ? { kind, agreementId } : { kind: "consumers" };

async function ofConsumers(tenantId: Id<"ten">, maxRows: number, { key, format }: Stored) {
  const consumers = await consumersOf(tenantId, maxRows);
  return { text: consumersFile(consumers, key, format), ids: consumers.map(({ consumerId }) => consumerId) };
}

async function ofShared(
  tenantId: Id<"ten">,
  agreementId: Id<"agr">,
  maxRows: number,
  { job, relay, at }: { readonly job: Stored; readonly relay: RelayAddress.Relay; readonly at: Instant },
) {
  const tag = RelayAddress.tagOf(job.exportId);
  const shared = await sharedOf(tenantId, agreementId, maxRows, at);
  const records = sharedLeft(
    shared.map((one) => Consumer.seen(one, (pseudonym) => RelayAddress.of(pseudonym, relay, tag))),
  );
  return {
    text: sharedFile(records, job.key, job.format),
    ids: records.map(({ sharedRecordId }) => sharedRecordId),
  };
}

/** No more than one row over the limit is read: that it is over is all that matters then. */
async function collect<T>(
  maxRows: number,
  page: (cursor: string | undefined) => Promise<Page<T>>,
  left: (all: T[]) => T[],
) {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await page(cursor);
    rows.push(...left(items));
    cursor = nextCursor;
  } while (cursor !== undefined && rows.length <= maxRows);
  return rows;
}

const consumersOf = (supplierId: Id<"ten">, maxRows: number): Promise<Consumer.Info[]> =>
  collect(maxRows, (cursor) => Consumer.list({ stewardId: supplierId, limit: 100, cursor }), consumersLeft);

const sharedOf = (
  recipientId: Id<"ten">,
  agreementId: Id<"agr">,
  maxRows: number,
  at: Instant,
): Promise<Consumer.Shared[]> =>
  collect(
    maxRows,
    (cursor) => Consumer.listShared({ recipientId, at, limit: 100, cursor }),
    (all) => all.filter((one) => one.agreementId === agreementId && !one.erased),
  );

async function idsOf(tenantId: Id<"ten">, subject: Subject, maxRows: number, at: Instant): Promise<string[]> {
  if (subject.kind === "consumers") return (await consumersOf(tenantId, maxRows)).map(({ consumerId }) => consumerId);
  return (await sharedOf(tenantId, subject.agreementId, maxRows, at)).map(({ sharedRecordId }) => sharedRecordId);
}

/** Every export of a tenant, with what its marks follow from: for the operator's trace, and for no view. */
export async function* all(tenantId: Id<"ten">): AsyncGenerator<Stored> {
  let cursor: string | null = null;
  do {
    const page: { data: readonly ({ key: string } & object)[]; cursor: string | null } = await ExportEntity.query
      .export({ tenantId })
      .go({ pages: 1, cursor });
    for (const row of page.data) yield { ...Info.parse(row), key: row.key };
    cursor = page.cursor;
  } while (cursor !== null);
}

/** The export whose copies carry this tag. */
export async function findByTag(tenantId: Id<"ten">, tag: RelayAddress.Tag): Promise<Info | undefined> {
  if (tag === RelayAddress.listTag) return undefined;
  for await (const { key: _key, ...job } of all(tenantId)) if (RelayAddress.tagOf(job.exportId) === tag) return job;
  return undefined;
}
