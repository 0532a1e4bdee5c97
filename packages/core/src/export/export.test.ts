import { beforeEach, describe, expect, it } from "vitest";
import { agreed, connectToFreshTable, dumpTable, type FreshTable, scopeOf } from "#support";
import { Audit } from "../audit";
import { Consumer } from "../consumer";
import { createId, deriveId, type Id, instant, plusMs } from "../kernel";
import { systemRandom } from "../kernel/system";
import { Keyring } from "../keyring";
import { runInScope } from "../store";
import { Export } from ".";
import {
  asOf,
  checkDecision,
  checkDownload,
  checkRows,
  lifetimeMs,
  limitsOf,
  needsApproval,
  platformLimits,
} from "./export";

const at = instant("2026-03-01T12:00:00Z");
const supplierId = deriveId("ten", "supplier");
const relay = { domain: "relay.example", secret: "s".repeat(32) };
const [clerk, boss] = [deriveId("mem", "clerk"), deriveId("mem", "boss")];
const as = <R>(memberId: string, body: () => Promise<R>, tenantId: Id<"ten"> = supplierId) =>
  runInScope(scopeOf(tenantId, { actor: memberId }), body);

let table: FreshTable;
beforeEach(async () => {
  table = await connectToFreshTable();
});

async function consumer(name: string): Promise<Id<"sbj">> {
  const subjectId = deriveId("sbj", name);
  const lastOrderId = createId("ord", at, systemRandom);
  await as(clerk, () =>
    Consumer.record(
      {
        consumerId: Consumer.idOf(supplierId, subjectId),
        stewardId: supplierId,
        contact: {
          name,
          email: `${name}@example.com`,
          address: { line1: "Prinsengracht 1", postalCode: "1", city: "A", country: "NL" },
        },
        ...{ lastSoldThroughId: supplierId, lastOrderId, lastOrderAt: at, firstOrderAt: at },
      },
      subjectId,
    ),
  );
  return subjectId;
}
const request = (format: "csv" | "json" = "json") =>
  as(clerk, () =>
    Export.request({
      tenantId: supplierId,
      memberId: clerk,
      at,
      random: systemRandom,
      format,
      subject: { kind: "consumers" },
    }),
  );
const download = (exportId: Id<"exp">, when = at, tenantId = supplierId) =>
  as(clerk, () => Export.download({ tenantId, exportId, at: when, relay }), tenantId);
const chain = async () => (await as(clerk, () => Audit.list({ tenantId: supplierId }))).items;

describe("a small export", () => {
  it("is ready at once, and its request and download stand in the chain with whose data it held (X5)", async () => {
    await consumer("ann");
    await consumer("bo");
    const job = await request();
    expect(job).toMatchObject({ state: "ready", rows: 2, requestedBy: clerk });
    const { text, name } = await download(job.exportId);
    expect(name).toMatch(/^consumers-[0-9a-z]{6}\.json$/);
    const rows = JSON.parse(text) as { consumerId: string; contact: { email: string } }[];
    expect(rows.map(({ contact }) => contact.email).toSorted()).toEqual(["ann@example.com", "bo@example.com"]);
    const entries = await chain();
    expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
      ["export.download", clerk],
      ["export.request", clerk],
    ]);
    expect(entries[0]?.subjects.toSorted()).toEqual(rows.map(({ consumerId }) => consumerId).toSorted());
    expect(entries[0]?.reason).toBe(job.exportId);
  });

  it("invariant 7, X3: after an erasure the same export holds nothing of the erased, and the table never held a file", async () => {
    const gone = await consumer("ann");
    await consumer("bo");
    const { exportId } = await request();
    expect((await download(exportId)).text).toContain("ann@");
    await Keyring.shred({ controllerId: supplierId, subjectId: gone }, plusMs(at, 1));
    expect((await download(exportId)).text).not.toContain("ann@");
    expect(await dumpTable(table)).not.toMatch(/ann@|bo@|Prinsengracht/);
  });

  it("is over after a day", async () => {
    await consumer("ann");
    const { exportId } = await request();
    await expect(download(exportId, plusMs(at, lifetimeMs))).rejects.toMatchObject({ code: "export.expired" });
    const [job] = (await as(clerk, () => Export.list({ tenantId: supplierId, at: plusMs(at, lifetimeMs) }))).items;
    expect(job?.state).toBe("expired");
  });

  it("of nobody isn't made", async () => {
    await expect(request()).rejects.toMatchObject({ code: "export.nothing" });
    expect(await chain()).toEqual([]);
  });

  it("can't be asked for again under the same id, and no view tells its key", async () => {
    await consumer("ann");
    const drawn = systemRandom();
    const ask = () =>
      as(clerk, () =>
        Export.request({
          tenantId: supplierId,
          memberId: clerk,
          at,
          random: () => drawn,
          format: "csv",
          subject: { kind: "consumers" },
        }),
      );
    const job = await ask();
    await expect(ask()).rejects.toMatchObject({ kind: "conflict" });
    const listed = (await as(clerk, () => Export.list({ tenantId: supplierId, at }))).items;
    expect(listed).toEqual([job]);
    expect(JSON.stringify(listed)).not.toContain("key");
  });

  it("invariant 2: another tenant finds no such export, and can't reach into this one's", async () => {
    await consumer("ann");
    const { exportId } = await request();
    const stranger = deriveId("ten", "stranger");
    await expect(download(exportId, at, stranger)).rejects.toMatchObject({ code: "export.not_found" });
    await expect(
      as(clerk, () => Export.download({ tenantId: supplierId, exportId, at, relay }), stranger),
    ).rejects.toThrow("read of");
  });
});

describe("X1, X2: what a data clause says about exports", () => {
  const partnerId = deriveId("ten", "partner");
  const agreementId = deriveId("agr", "agreement");
  const clause = (exports?: Export.Limits) => ({
    ...{ steward: "supplier" as const, share: "full" as const },
    ...(exports ? { exports } : {}),
  });
  const agree = (exports?: Export.Limits) => agreed({ supplierId, partnerId, agreementId, data: clause(exports) });
  const share = async (name: string) => {
    const subjectId = await consumer(name);
    const consumerId = Consumer.idOf(supplierId, subjectId);
    const sharedRecordId = Consumer.sharedIdOf(agreementId, Consumer.pseudonymOf(partnerId, consumerId, relay.secret));
    const key = { stewardId: supplierId, recipientId: partnerId, agreementId, sharedRecordId };
    await as(clerk, () => Consumer.recordGrant({ ...key, consumerId, subjectId, upTo: "full", since: at }));
    await Consumer.followShared(key, { at, secret: relay.secret });
  };
  const ask = () =>
    as(
      clerk,
      () =>
        Export.request({
          ...{ tenantId: partnerId, memberId: clerk, at, random: systemRandom, format: "csv" },
          subject: { kind: "shared_records", agreementId },
        }),
      partnerId,
    );

  it.each([
    ["none", undefined, { maxRows: 5_000, approvalAboveRows: 1_000 }],
    ["less", { maxRows: 10, approvalAboveRows: 2 }, { maxRows: 10, approvalAboveRows: 2 }],
    ["nothing at all", { maxRows: 0, approvalAboveRows: 0 }, { maxRows: 0, approvalAboveRows: 0 }],
    [
      "more than the platform",
      { maxRows: 9_000, approvalAboveRows: 9_000 },
      { maxRows: 5_000, approvalAboveRows: 1_000 },
    ],
  ])("%s: the less of it and the platform's limits", (_, exports, limits) => {
    expect(limitsOf(clause(exports))).toEqual(limits);
  });

  it("no more rows than the clause allows, at the request and at each download; an amendment holds at once", async () => {
    await agree({ maxRows: 2, approvalAboveRows: 2 });
    await share("ann");
    await share("bo");
    const { exportId, state } = await ask();
    expect(state).toBe("ready");
    expect((await download(exportId, at, partnerId)).text).toContain("ann@example.com");
    await share("cy");
    await expect(download(exportId, at, partnerId)).rejects.toMatchObject({ code: "export.grown" });
    await expect(ask()).rejects.toMatchObject({ code: "export.too_many_rows" });
    await agree({ maxRows: 3, approvalAboveRows: 3 });
    expect((await download(exportId, at, partnerId)).text).toContain("cy@example.com");
    await agree({ maxRows: 0, approvalAboveRows: 0 });
    await expect(download(exportId, at, partnerId)).rejects.toMatchObject({ code: "export.grown" });
    await expect(ask()).rejects.toMatchObject({ code: "export.too_many_rows" });
  });

  it("more than the clause calls small needs another member, who approves it", async () => {
    await agree({ maxRows: 100, approvalAboveRows: 1 });
    await share("ann");
    expect((await ask()).state).toBe("ready");
    await share("bo");
    const { exportId, state } = await ask();
    expect(state).toBe("pending");
    await expect(download(exportId, at, partnerId)).rejects.toMatchObject({ code: "export.not_ready" });
    await as(
      boss,
      () => Export.decide({ tenantId: partnerId, exportId, memberId: boss, at, decision: "approve" }),
      partnerId,
    );
    expect((await download(exportId, at, partnerId)).text).toContain("bo@example.com");
  });
});

describe("X2: a large export", () => {
  const job = (rest: object = {}) =>
    Export.Info.parse({
      ...{ exportId: createId("exp", at, systemRandom), tenantId: supplierId, kind: "consumers", format: "csv" },
      ...{ state: "pending", rows: 1_001, requestedBy: clerk, requestedAt: at, expiresAt: plusMs(at, lifetimeMs) },
      ...rest,
    });

  it.each([
    { rows: 1_000, needed: false },
    { rows: 1_001, needed: true },
  ])("of $rows rows needs another member: $needed", ({ rows, needed }) => {
    expect(needsApproval(rows, platformLimits)).toBe(needed);
  });

  it("isn't decided by whoever asked for it, nor twice differently, nor after its time", () => {
    const decide = (memberId: string, rest = {}, decision: "approve" | "refuse" = "approve") =>
      checkDecision(job(rest), { memberId, decision });
    expect(() => decide(clerk)).toThrow(expect.objectContaining({ code: "export.same_member" }));
    expect(decide(boss)).toBe(true);
    expect(decide(boss, { state: "ready", decidedBy: boss })).toBe(false);
    expect(() => decide(boss, { state: "ready", decidedBy: boss }, "refuse")).toThrow(
      expect.objectContaining({ code: "export.decided" }),
    );
    expect(() => decide(boss, { state: "refused", decidedBy: deriveId("mem", "other") })).toThrow(
      expect.objectContaining({ code: "export.decided" }),
    );
    const late = asOf(job(), plusMs(at, lifetimeMs));
    expect(() => checkDecision(late, { memberId: boss, decision: "approve" })).toThrow(
      expect.objectContaining({ code: "export.expired" }),
    );
  });

  it("can be downloaded once it was approved, and not when it has outgrown what was asked", () => {
    const code = (body: () => void) => {
      try {
        body();
        return "fine";
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(code(() => checkDownload(job(), 1_001, platformLimits))).toBe("export.not_ready");
    expect(code(() => checkDownload(job({ state: "refused" }), 1, platformLimits))).toBe("export.not_ready");
    expect(code(() => checkDownload(job({ state: "ready", decidedBy: boss }), 1_200, platformLimits))).toBe("fine");
    expect(code(() => checkDownload(job({ state: "ready", rows: 900 }), 1_001, platformLimits))).toBe("export.grown");
    expect(
      code(() => checkDownload(job({ state: "ready", decidedBy: boss }), platformLimits.maxRows + 1, platformLimits)),
    ).toBe("export.grown");
  });

  it("X1: beyond the limit isn't made at all", () => {
    expect(() => checkRows(platformLimits.maxRows + 1, platformLimits)).toThrow(
      expect.objectContaining({ code: "export.too_many_rows" }),
    );
    expect(() => checkRows(platformLimits.maxRows, platformLimits)).not.toThrow();
  });

  it("asked for by a key isn't approved by a member who holds its secret, revoked or not", async () => {
    const { ExportEntity } = await import("./export.entity");
    const { ApiKeyEntity } = await import("../identity/api-key.entity");
    const apiKeyId = deriveId("key", "a key");
    const pending = job({ requestedBy: apiKeyId });
    const rotator = deriveId("mem", "rotator");
    await as(clerk, () => ExportEntity.create({ ...pending, key: "k" }).go());
    await as(clerk, () =>
      ApiKeyEntity.create({
        ...{ tenantId: supplierId, apiKeyId, name: "Nightly", kind: "live", ending: "abcd", hash: "h", revision: 1 },
        ...{ permissions: ["export:create"], createdBy: clerk, createdAt: at, rotatedBy: rotator, revokedAt: at },
      }).go(),
    );
    const decide = (memberId: string) =>
      as(memberId, () =>
        Export.decide({ tenantId: supplierId, exportId: pending.exportId, memberId, at, decision: "approve" }),
      );
    for (const holder of [clerk, rotator])
      await expect(decide(holder)).rejects.toMatchObject({ code: "export.same_member" });
    expect(await decide(boss)).toMatchObject({ state: "ready" });
  });

  it("approved by two at once counts once, in the chain too; whoever asked can't", async () => {
    const { ExportEntity } = await import("./export.entity");
    const pending = job();
    await as(clerk, () => ExportEntity.create({ ...pending, key: "k" }).go());
    const decide = (memberId: string) =>
      as(memberId, () =>
        Export.decide({ tenantId: supplierId, exportId: pending.exportId, memberId, at, decision: "approve" }),
      );
    await expect(decide(clerk)).rejects.toMatchObject({ code: "export.same_member" });
    const outcomes = await Promise.allSettled([decide(boss), decide(deriveId("mem", "third"))]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const [winner] = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(winner).toMatchObject({ state: "ready" });
    expect((await chain()).map(({ action }) => action)).toEqual(["export.approve"]);
    expect(await decide(winner?.decidedBy ?? "")).toEqual(winner);
  });
});
