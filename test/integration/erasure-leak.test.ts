/**
 * Invariant 7 where leaks are traced: exports, relay addresses, decoys and mails that came in. A consumer whom a partner knows by a
 * pseudonym, and got a mail through it, is erased by the rule; then every one of these places is searched for what named them.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Consent } from "#core/consent";
import { Consumer } from "#core/consumer";
import { Decoy } from "#core/decoy";
import { Export } from "#core/export";
import { Incident } from "#core/incident";
import { createId, deriveId, type Id, instant, plusMs } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import { Keyring } from "#core/keyring";
import { openMailer } from "#core/mail";
import type { Order } from "#core/order";
import { Privacy } from "#core/privacy";
import { RelayAddress } from "#core/relay-address";
import { runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import {
  agreed,
  configureHandlers,
  connectToFreshTable,
  dumpTable,
  type FreshTable,
  pairwiseKey,
  scopeOf,
} from "#support";
import { handler as mailCame } from "../../services/inbound-mail/src/handler";
import { followAndReach } from "../../services/subscriber/src/follow-and-reach";

const at = instant("2026-03-01T12:00:00Z");
const relay = { domain: "relay.tandem.example", secret: pairwiseKey };
const folder = mkdtempSync(join(tmpdir(), "tandem-erasure-leak-"));
const agreementId = deriveId("agr", "agreement");
const email = "qzmarker@example.com";
const named = /qzmarker|Qz Marker|Qzgracht/i;
const subjectId = Keyring.subjectOf(email, pairwiseKey);
const logged: string[] = [];

let table: FreshTable;
let supplierId: Id<"ten">;
let partnerId: Id<"ten">;
let key: Consumer.SharedKey;
let pseudonym: Id<"psn">;
let decoy: Decoy.Info;
let decoyPseudonym: Id<"psn">;
const files: Record<"supplier" | "partner", Id<"exp">> = {} as never;

const as = <R>(tenantId: Id<"ten">, body: () => Promise<R>): Promise<R> =>
  runInScope(scopeOf(tenantId, { actor: deriveId("mem", "clerk") }), body);
const mails = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json") && entry.name.startsWith("mai_"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

/** A mail from the partner's own sender, as SES hands it over. */
const write = (to: string, messageId: string, from = "help@kiosk.example") => {
  const verdict = { status: "PASS" };
  const body = {
    notificationType: "Received",
    mail: { timestamp: plusMs(at, 60_000), source: from, messageId },
    receipt: {
      recipients: [to],
      ...{ spamVerdict: verdict, virusVerdict: verdict, spfVerdict: verdict, dmarcVerdict: verdict },
      action: { type: "SNS", encoding: "UTF8" },
    },
    content: `From: ${from}\r\nTo: ${to}\r\nSubject: Hello\r\nMessage-ID: <${messageId}>\r\n\r\nDear Qz Marker.`,
  };
  return mailCame({ Records: [{ messageId, body: JSON.stringify(body) }] });
};
const exported = async (tenantId: Id<"ten">, exportId: Id<"exp">) =>
  (await as(tenantId, () => Export.download({ tenantId, exportId, at, relay }))).text;

beforeAll(async () => {
  for (const method of ["log", "error"] as const)
    vi.spyOn(console, method).mockImplementation((line: string) => void logged.push(line));
  configureHandlers({ mailFolder: folder });
  table = await connectToFreshTable();
  const register = async (name: string, role: "supplier" | "partner") => {
    const rest = { currency: "EUR", taxRateBp: 2_100, locale: "en-GB", country: "NL" } as const;
    const about = { name, slug: name.toLowerCase(), roles: [role], ...rest, at, random: systemRandom };
    return (await Tenant.register(about)).tenantId;
  };
  supplierId = await register("Fjord", "supplier");
  partnerId = await register("Kiosk", "partner");
  await agreed({ supplierId, partnerId, agreementId, data: { steward: "supplier", share: "pseudonymous" } });
  const part = {
    ...{ supplierId, agreementId, agreementVersion: 1, commissionRateBp: 1_000, share: "pseudonymous" as const },
    lines: [],
  };
  const order: Order.Info & { placedAt: typeof at } = {
    ...{ orderId: createId("ord", at, systemRandom), tenantId: partnerId, storefrontId: deriveId("stf", "shop") },
    ...{ status: "placed", currency: "EUR", locale: "en-GB", subjectId, sealedContact: "unread", parts: [part] },
    placedAt: at,
  };
  const address = { line1: "Qzgracht 263", postalCode: "1016 GV", city: "Amsterdam", country: "NL" };
  const contact = { name: "Qz Marker", email, address };
  await as(supplierId, () => Consumer.record(Consumer.recordOf(order, supplierId, contact), subjectId));
  const shared = await as(supplierId, () => Consent.recordOfOrder(order, part, pairwiseKey));
  if (!shared) throw new Error("the clause shares");
  key = shared;
  await followAndReach(key);
  pseudonym = Consumer.pseudonymOf(partnerId, Consumer.idOf(supplierId, subjectId), pairwiseKey);
  const planting = { order, part, country: "NL", cause: "first" };
  await Decoy.plant(planting, {
    ...{ secret: pairwiseKey, domains: [] },
    invent: () => Promise.reject(new Error("a pseudonym needs no name")),
  });
  decoyPseudonym = Decoy.identityOf(planting, pairwiseKey).pseudonym;
  [decoy] = (await Decoy.list(agreementId)) as [Decoy.Info];
  await as(partnerId, () =>
    RelayAddress.registerSenders({ partnerId, addresses: ["help@kiosk.example"], revision: 1, at }),
  );
  const ask = (tenantId: Id<"ten">, subject: Parameters<typeof Export.request>[0]["subject"]) =>
    as(tenantId, () =>
      Export.request({ tenantId, memberId: "clerk", at, random: systemRandom, format: "csv", subject }),
    );
  files.supplier = (await ask(supplierId, { kind: "consumers" })).exportId;
  files.partner = (await ask(partnerId, { kind: "shared_records", agreementId })).exportId;
  await write(RelayAddress.of(pseudonym, relay), "before@kiosk.example");
}, 60_000);
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe("before the erasure", () => {
  it("the search finds what is there: the export, the mail that went on; and no table has it readably", async () => {
    expect(await exported(supplierId, files.supplier)).toMatch(named);
    expect(await exported(partnerId, files.partner)).toContain(pseudonym);
    expect(mails().join()).toMatch(named);
    expect(await RelayAddress.find(pseudonym)).toHaveLength(1);
    expect(await dumpTable(table)).not.toMatch(named);
  });
});

describe("after the erasure", () => {
  beforeAll(async () => {
    const mailer = await openMailer(`file:${folder}`);
    await Privacy.erase({ subjectId, secret: pairwiseKey, at: plusMs(at, 120_000), mails: { email, mailer } });
  });

  it("0 hits in exports: the same ones are written anew without them", async () => {
    expect(await exported(supplierId, files.supplier)).not.toMatch(named);
    const left = await exported(partnerId, files.partner);
    expect(left).not.toMatch(named);
    expect(left).not.toContain(pseudonym);
    // The decoy's row is left, as it is among whoever wasn't erased.
    expect(left).toContain(decoy.sharedRecordId);
  });

  it("0 relay rows: the address leads to nobody, and a late mail to it goes nowhere and leaves nothing", async () => {
    expect(await RelayAddress.find(pseudonym)).toEqual([]);
    const before = mails().length;
    await write(RelayAddress.of(pseudonym, relay), "after@kiosk.example");
    expect(mails()).toHaveLength(before);
    expect(JSON.parse(logged.at(-1) ?? "{}")).toMatchObject({ reason: "unknown_address" });
  });

  it("0 hits in mails that came in and went on, in the table, in logs", async () => {
    expect(mails().join()).not.toMatch(named);
    expect(await dumpTable(table)).not.toMatch(named);
    expect(logged.join()).not.toMatch(named);
  });

  it("decoys are nobody's data: theirs stay, still raise an incident, and it names nobody", async () => {
    await write(RelayAddress.of(decoyPseudonym, relay), "ads@thief.example", "ads@thief.example");
    const [incident, ...others] = (await Incident.listAll({})).items;
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ partnerId, sharedRecordId: decoy.sharedRecordId, finding: "foreign_sender" });
    expect(JSON.stringify(incident)).not.toMatch(named);
  });

  it("0 hits and no row after the order's effects are delivered again", async () => {
    await followAndReach(key);
    expect(await RelayAddress.find(pseudonym)).toEqual([]);
    expect(await as(partnerId, () => Consumer.findShared({ ...key, at }))).toBeUndefined();
    expect(await dumpTable(table)).not.toMatch(named);
  });
});
