import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Incident } from "#core/incident";
import { deriveId, type Event, instant } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import { EventLog, runInScope } from "#core/store";
import { configureHandlers, connectToFreshTable, messageOf, scopeOf } from "#support";
import { colleague, join as joinTenant } from "../../api/src/api.fixture";
import { handler } from "./on-incident-raised";

const at = instant("2026-03-01T12:00:00Z");
const mailFolder = mkdtempSync(join(tmpdir(), "tandem-incident-"));
const mails = () => readdirSync(mailFolder).map((file) => JSON.parse(readFileSync(join(mailFolder, file), "utf8")));

beforeAll(() => configureHandlers({ mailFolder }));
afterAll(() => rmSync(mailFolder, { recursive: true, force: true }));

it("one event round tells each owner of the steward once, names the partner, and not the row; a stranger's event tells nobody", async () => {
  await connectToFreshTable();
  const [steward, partner] = [await joinTenant("Fjord", ["supplier"]), await joinTenant("Kiosk", ["partner"])];
  const second = await colleague(steward.tenantId, "second", "owner");
  await colleague(steward.tenantId, "clerk", "support");
  const sharedRecordId = deriveId("shr", "decoy");
  const found = {
    ...{
      stewardId: steward.tenantId,
      partnerId: partner.tenantId,
      agreementId: deriveId("agr", "a"),
      agreementVersion: 3,
    },
    ...{ finding: "foreign_sender" as const, senderDomain: "thief.example", receivedAt: at, sharedSince: at },
    ...{ showings: [{ at, how: "export" as const }], sharedRecordId, actors: [deriveId("mem", "clerk")] },
  };
  expect(await Incident.raise(found, { at, random: systemRandom })).toBe("raised");
  const [event] = await runInScope(scopeOf(steward.tenantId), () => EventLog.list({ tenantId: steward.tenantId }));
  expect(await handler(messageOf({ ...(event as Event), tenantid: partner.tenantId }))).toMatchObject({
    batchItemFailures: [{ itemIdentifier: "message-0" }],
  });
  expect(mails()).toEqual([]);
  expect(await handler(messageOf(event as Event))).toEqual({ batchItemFailures: [] });
  expect(await handler(messageOf(event as Event))).toEqual({ batchItemFailures: [] });
  expect(
    mails()
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual([steward.email, second.email].toSorted());
  const [{ text, subject }] = mails();
  expect(subject).toBe("Consumer data has left Kiosk");
  for (const part of ["Kiosk", "version 3", "thief.example", "exported"]) expect(text).toContain(part);
  expect(text).not.toContain(sharedRecordId);
});
