import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Audit } from "#core/audit";
import { Consent } from "#core/consent";
import { Consumer } from "#core/consumer";
import { Decoy } from "#core/decoy";
import { Incident } from "#core/incident";
import { createId, deriveId, type Id, instant, plusMs } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import { Keyring } from "#core/keyring";
import type { Order } from "#core/order";
import { RelayAddress } from "#core/relay-address";
import { EventLog, runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import { agreed, configureHandlers, connectToFreshTable, dumpTable, type FreshTable, scopeOf } from "#support";
import { pairwiseKey } from "../../../test/support/identity";
import { handler } from "./handler";

const at = instant("2026-03-01T12:00:00Z");
const relay = { domain: "relay.tandem.example", secret: pairwiseKey };
const mailFolder = mkdtempSync(join(tmpdir(), "tandem-inbound-"));
const agreementId = deriveId("agr", "agreement");
const email = "anna@example.com";
const subjectId = Keyring.subjectOf(email, pairwiseKey);
const logged: string[] = [];

let table: FreshTable;
let [supplierId, partnerId]: Id<"ten">[] = [];
let shared: Consumer.Shared;
let placed: Order.Info & { placedAt: typeof at };

const as = <R>(tenantId: Id<"ten"> | undefined, body: () => Promise<R>) => runInScope(scopeOf(tenantId ?? null), body);
const mails = () => readdirSync(mailFolder).map((file) => JSON.parse(readFileSync(join(mailFolder, file), "utf8")));
const addressOf = (pseudonym: Id<"psn">) => RelayAddress.of(pseudonym, relay);

const tenant = async (name: string, role: "supplier" | "partner") => {
  const rest = { currency: "EUR", taxRateBp: 2_100, locale: "en-GB", country: "NL" } as const;
  return (await Tenant.register({ name, slug: name.toLowerCase(), roles: [role], ...rest, at, random: systemRandom }))
    .tenantId;
};

type Sent = {
  from?: string;
  to?: string;
  envelopeFrom?: string;
  messageId?: string;
  headers?: string;
  body?: string;
  dmarc?: string;
  spf?: string;
  spam?: string;
  virus?: string;
  timestamp?: string;
};
/** A mail as SES hands it over. */
const notification = ({
  from = "Kiosk <help@kiosk.example>",
  to = addressOf(shared.pseudonym),
  envelopeFrom = "help@kiosk.example",
  messageId = "<1@kiosk.example>",
  headers = "Content-Type: text/plain; charset=utf-8",
  body = "Dear customer, secret-words.",
  dmarc = "PASS",
  spf = "PASS",
  spam = "PASS",
  virus = "PASS",
  timestamp = plusMs(at, 60_000),
}: Sent = {}) => ({
  notificationType: "Received",
  mail: { timestamp, source: envelopeFrom, messageId: "ses-1", destination: [to] },
  receipt: {
    timestamp,
    recipients: [to],
    spamVerdict: { status: spam },
    virusVerdict: { status: virus },
    spfVerdict: { status: spf },
    dkimVerdict: { status: "PASS" },
    dmarcVerdict: { status: dmarc },
    action: { type: "SNS", topicArn: "arn:aws:sns:eu-west-1:1:mail", encoding: "BASE64" },
  },
  content: Buffer.from(
    [`From: ${from}`, `To: ${to}`, "Subject: Your parcel", `Message-ID: ${messageId}`, headers, "", body].join("\r\n"),
  ).toString("base64"),
});
const receive = (sent: Sent = {}) =>
  handler({ Records: [{ messageId: "m", body: JSON.stringify(notification(sent)) }] });
const reasons = () => logged.map((line) => JSON.parse(line).reason);

beforeAll(() => configureHandlers({ mailFolder }));
afterAll(() => rmSync(mailFolder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());
beforeEach(async () => {
  logged.length = 0;
  for (const method of ["log", "error"] as const)
    vi.spyOn(console, method).mockImplementation((line: string) => void logged.push(line));
  for (const file of readdirSync(mailFolder)) rmSync(join(mailFolder, file));
  table = await connectToFreshTable();
  supplierId = await tenant("Fjord", "supplier");
  partnerId = await tenant("Kiosk", "partner");
  const part: Order.Part = {
    ...{ supplierId, agreementId, agreementVersion: 3, commissionRateBp: 1_000, share: "pseudonymous" as const },
    lines: [],
  };
  placed = {
    orderId: createId("ord", at, systemRandom),
    tenantId: partnerId,
    storefrontId: deriveId("stf", "shop"),
    status: "placed",
    currency: "EUR",
    locale: "en-GB",
    subjectId,
    sealedContact: "unread",
    parts: [part],
    placedAt: at,
  };
  const address = { line1: "Prinsengracht 263", postalCode: "1016 GV", city: "Amsterdam", country: "NL" };
  const record = Consumer.recordOf(placed, supplierId, { name: "Anna de Vries", email, address });
  await agreed({
    supplierId,
    partnerId,
    agreementId,
    data: { steward: "supplier", share: "pseudonymous" },
    version: 3,
  });
  await as(supplierId, () => Consumer.record(record, subjectId));
  const key = await as(supplierId, () => Consent.recordOfOrder(placed, part, pairwiseKey));
  if (!key) throw new Error("the clause shares");
  await Consumer.followShared(key, { at, secret: pairwiseKey });
  const [projection] = (await as(partnerId, () => Consumer.listShared({ recipientId: partnerId as Id<"ten">, at })))
    .items;
  if (!projection) throw new Error("the clause shares");
  shared = projection;
  const { pseudonym, sharedRecordId } = shared;
  await RelayAddress.record({ pseudonym, sharedRecordId, partnerId, supplierId, agreementId, subjectId, since: at });
  const senders = { partnerId, addresses: ["help@kiosk.example"], revision: 1, at };
  await as(partnerId, async () => RelayAddress.registerSenders(senders));
});

const plant = (cause = "first") =>
  Decoy.plant(
    { order: placed, part: { ...(placed.parts[0] as Order.Part), agreementId }, country: "NL", cause },
    { secret: pairwiseKey, domains: [], invent: () => Promise.reject(new Error("a pseudonym needs no name")) },
  );
const decoyRow = async () => {
  const { items } = await as(partnerId, () => Consumer.listShared({ recipientId: partnerId as Id<"ten">, at }));
  const row = items.find(({ sharedRecordId }) => sharedRecordId !== shared.sharedRecordId);
  if (!row) throw new Error("a decoy was planted");
  return row;
};
const incidents = async () => (await as(supplierId, () => Incident.list({ stewardId: supplierId as Id<"ten"> }))).items;

describe("a mail of the partner's", () => {
  it("reaches the consumer, says who wrote, and never tells the partner where it went", async () => {
    expect(await receive()).toEqual({ batchItemFailures: [] });
    const [mail, ...others] = mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      to: email,
      from: { name: "Kiosk", address: "shop@tandem.example" },
      subject: "Your parcel",
    });
    expect(mail.text).toContain("secret-words");
    expect(mail.replyTo).toBeUndefined();
    expect(reasons()).toEqual(["forwarded"]);
    expect(logged.join()).not.toMatch(/anna|secret-words|kiosk\.example/i);
    expect(await dumpTable(table)).not.toMatch(/anna@|secret-words|Your parcel/i);
  });

  it("goes out once, however often the queue brings it, and a second mail goes out too", async () => {
    await receive();
    await Promise.all([receive(), receive()]);
    for (const file of readdirSync(mailFolder)) rmSync(join(mailFolder, file));
    await receive();
    expect(mails()).toEqual([]);
    await receive({ messageId: "<2@kiosk.example>" });
    expect(mails()).toHaveLength(1);
  });

  it("brings files of kinds that ask nobody anything, by what they are and not by what they say; others are left out, and that is said", async () => {
    const part = (name: string, bytes: Buffer) =>
      ["--b", `Content-Type: application/octet-stream`, `Content-Disposition: attachment; filename="${name}"`]
        .concat(["Content-Transfer-Encoding: base64", "", bytes.toString("base64")])
        .join("\r\n");
    const pdf = Buffer.from("%PDF-1.7 bill");
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
    const body = [
      ...["--b", "Content-Type: text/plain", "", "Your bill."],
      part("../../bill.exe", pdf),
      part("label", png),
      part("really.pdf", Buffer.from("MZ a program")),
      part("meeting.ics", Buffer.from("BEGIN:VCALENDAR")),
      part("large.pdf", Buffer.concat([pdf, Buffer.alloc(120_000)])),
      "--b--",
    ].join("\r\n");
    await receive({ headers: 'Content-Type: multipart/mixed; boundary="b"', body });
    const [mail] = mails();
    expect(mail.files).toEqual([
      { name: "bill.pdf", type: "application/pdf", content: pdf.toString("base64") },
      { name: "label.png", type: "image/png", content: png.toString("base64") },
    ]);
    expect(mail.text).toContain("3 files were attached and left out.");
    expect(await dumpTable(table)).not.toMatch(/bill|label\.png/);
  });

  it("comes without pictures, scripts, forms and pages: a picture tells when it was opened", async () => {
    const boundary = ['Content-Type: multipart/mixed; boundary="b"'].join("\r\n");
    const body = [
      "--b",
      "Content-Type: text/html",
      "",
      '<p onclick="x()">Hello <a href="https://kiosk.example/a">here</a><img src="https://kiosk.example/p.gif"><script>x()</script><form action="https://kiosk.example"></form></p>',
      "--b",
      'Content-Type: text/html; name="bill.html"',
      "Content-Disposition: attachment; filename=bill.html",
      "",
      "<p>bill</p>",
      "--b--",
    ].join("\r\n");
    await receive({ headers: boundary, body });
    const [mail] = mails();
    expect(mail.html).toContain('<a href="https://kiosk.example/a">here</a>');
    expect(mail.html).not.toMatch(/<img|<script|<form|onclick|bill/);
    expect(mail.text).toContain("Hello here");
    expect(mail.text).toContain("One file was attached and left out.");
  });

  it.each<[string, Sent, string]>([
    ["from somebody else", { from: "a@thief.example", envelopeFrom: "a@thief.example" }, "foreign_sender"],
    ["from another mailbox of the partner's domain", { from: "other@kiosk.example" }, "foreign_sender"],
    ["whose From is forged", { dmarc: "FAIL" }, "forged"],
    ["whose SPF passed for another domain", { dmarc: "GRAY", envelopeFrom: "a@thief.example" }, "forged"],
    ["with two From headers", { headers: "From: b@thief.example" }, "foreign_sender"],
    ["with a virus", { virus: "FAIL" }, "infected"],
    ["that is spam", { spam: "FAIL" }, "spam"],
    ["that is a bounce", { envelopeFrom: "" }, "automatic"],
    ["that a machine answered", { headers: "Auto-Submitted: auto-replied" }, "automatic"],
    ["that came round in a circle", { from: "shop@tandem.example" }, "loop"],
    ["to an address that nobody has", { to: `${"0".repeat(34)}@relay.tandem.example` }, "unknown_address"],
    ["to another domain", { to: "anna@example.com" }, "unknown_address"],
  ])("%s goes nowhere, and leaves a reason and no content", async (_, sent, reason) => {
    const before = (await dumpTable(table)).length;
    expect(await receive(sent)).toEqual({ batchItemFailures: [] });
    expect([mails(), reasons(), (await dumpTable(table)).length]).toEqual([[], [reason], before]);
    expect(logged.join()).not.toMatch(/secret-words|@kiosk|@thief/);
  });

  it("of very many blank lines is read by the length of its text, not by the square of the gap", async () => {
    await receive({ body: `Hello${" \n".repeat(60_000)}there` });
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.text.length).toBeLessThan(5_000);
  });

  it("that SPF vouches for, of a domain without a policy, goes on; `Auto-Submitted: no` too", async () => {
    await receive({ dmarc: "GRAY", headers: "Auto-Submitted: no" });
    expect(reasons()).toEqual(["forwarded"]);
  });

  it("invariant 2: when the grant is gone it goes nowhere, though the address is still known", async () => {
    await as(partnerId, () => Consumer.forgetShared(shared.partnerId, [shared.sharedRecordId]));
    await receive();
    expect([mails(), reasons()]).toEqual([[], ["ended"]]);
  });

  const agreement = { steward: "supplier", share: "pseudonymous" } as const;
  const says = (rest: Partial<Parameters<typeof agreed>[0]>) =>
    agreed({ ...ids(), agreementId, data: agreement, version: 3, ...rest });
  const ids = () => ({ supplierId: shared.supplierId, partnerId: shared.partnerId });
  const answered = async (answer: "given" | "refused" | "withdrawn" | "expired") => {
    const { stewardId, sharedRecordId, supplierId: owner } = shared;
    const grant = await as(owner, () => Consumer.findGrant({ stewardId, agreementId, sharedRecordId }));
    if (!grant) throw new Error("the record is shared");
    const consent = { answer, at, notice: "n".repeat(27), entryId: createId("evt", at, systemRandom) };
    await as(owner, () => Consumer.recordGrant({ ...grant, consent }));
  };

  it.each<[string, () => Promise<unknown>, string]>([
    ["the supplier's copy is suspended", () => says({ status: "suspended", copies: [shared.supplierId] }), "ended"],
    ["the partner's copy is suspended", () => says({ status: "suspended", copies: [shared.partnerId] }), "ended"],
    ["the agreement is closed", () => says({ status: "closed" }), "ended"],
    ["the clause shares nothing any more", () => says({ data: { ...agreement, share: "none" }, version: 4 }), "ended"],
    [
      "the clause's time is over by now, and wasn't when it came",
      () => says({ data: { ...agreement, retentionDays: 2 } }),
      "ended",
    ],
    ["the consumer said no", () => answered("refused"), "consent"],
    ["the consumer took their yes back", () => answered("withdrawn"), "consent"],
    ["the consumer's yes has expired", () => answered("expired"), "consent"],
  ])(
    "invariant 2, M2: %s: not a mail goes on, before any event is handled, and it comes to no one's ears",
    async (_, change, reason) => {
      await change();
      expect(await receive()).toEqual({ batchItemFailures: [] });
      expect([mails(), reasons()]).toEqual([[], [reason]]);
    },
  );

  it("goes on when the suspension is over, and to whoever said yes", async () => {
    await says({ status: "suspended" });
    await receive();
    await says({});
    await answered("given");
    await receive();
    expect(reasons()).toEqual(["ended", "forwarded"]);
  });

  it("invariant 7: to an erased consumer it goes nowhere", async () => {
    await Keyring.shred({ controllerId: shared.supplierId, subjectId }, plusMs(at, 1));
    await receive();
    expect([mails(), reasons()]).toEqual([[], ["erased"]]);
  });

  it("invariant 2: another partner's registered sender isn't this partner's", async () => {
    const strangerId = await tenant("Stranger", "partner");
    const senders = { partnerId: strangerId, addresses: ["help@stranger.example"], revision: 1, at };
    await as(strangerId, async () => RelayAddress.registerSenders(senders));
    await receive({ from: "help@stranger.example", envelopeFrom: "help@stranger.example" });
    expect([mails(), reasons()]).toEqual([[], ["foreign_sender"]]);
  });

  it("that can't be read is nobody's, and one broken message doesn't stop the others", async () => {
    const good = JSON.stringify(notification());
    const answer = await handler({
      Records: [
        { messageId: "bad", body: "{" },
        { messageId: "good", body: good },
      ],
    });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "bad" }] });
    expect(mails()).toHaveLength(1);
    expect(logged.join()).not.toContain("secret-words");
  });
});

describe("a mail to a decoy", () => {
  it("raises one incident that names the partner, the version and when the row was shown, in the same delivery", async () => {
    await plant();
    const decoy = await decoyRow();
    const subjects = [decoy.sharedRecordId];
    const notes: Audit.Note[] = [{ action: "shared_record.read", subjects }];
    await runInScope({ tenantId: shared.partnerId, actor: deriveId("mem", "clerk"), role: "support" }, () =>
      Audit.append({ at: plusMs(at, 1_000), notes }),
    );
    const leaked = { to: addressOf(decoy.pseudonym), from: "ads@thief.example", envelopeFrom: "ads@thief.example" };
    await receive({ ...leaked, spam: "FAIL", dmarc: "FAIL" });
    expect(await incidents()).toEqual([
      {
        incidentId: expect.stringMatching(/^inc_/),
        stewardId: supplierId,
        partnerId,
        agreementId,
        agreementVersion: 3,
        finding: "foreign_sender",
        senderDomain: "thief.example",
        receivedAt: plusMs(at, 60_000),
        sharedSince: at,
        showings: [{ at: plusMs(at, 1_000), how: "read" }],
      },
    ]);
    const events = await as(supplierId, () => EventLog.list({ tenantId: supplierId as Id<"ten"> }));
    expect(events.map(({ type, data }) => [type, data["partnerId"]])).toEqual([["incident.raised.v1", partnerId]]);
    const [full] = (await Incident.listAll({})).items;
    expect(full).toMatchObject({ sharedRecordId: decoy.sharedRecordId, actors: [deriveId("mem", "clerk")] });
    expect(mails()).toEqual([]);
    expect(logged.join()).not.toMatch(/thief|secret-words/);
  });

  it("raises one a day, however many come and however often, and the partner's own letter is told apart", async () => {
    await plant();
    const to = addressOf((await decoyRow()).pseudonym);
    const thief = { to, from: "ads@thief.example", envelopeFrom: "ads@thief.example" };
    await Promise.all([receive(thief), receive(thief)]);
    await receive({ ...thief, messageId: "<9@thief.example>" });
    expect(await incidents()).toHaveLength(1);
    await receive({ to });
    await receive({ ...thief, timestamp: plusMs(at, 86_400_000) });
    const findings = (await incidents()).map(({ finding, receivedAt }) => `${receivedAt.slice(0, 10)} ${finding}`);
    expect(findings.toSorted()).toEqual([
      "2026-03-01 foreign_sender",
      "2026-03-01 own_sender",
      "2026-03-02 foreign_sender",
    ]);
    expect(mails()).toEqual([]);
  });

  it.each<[string, Sent]>([
    ["a bounce", { envelopeFrom: "" }],
    ["a machine's", { headers: "Auto-Submitted: auto-generated" }],
    ["in our own name", { from: "shop@tandem.example" }],
  ])("that is %s raises an incident too: a decoy never wrote, so nobody answers it", async (_, sent) => {
    await plant();
    await receive({ to: addressOf((await decoyRow()).pseudonym), ...sent });
    expect(await incidents()).toHaveLength(1);
    expect(mails()).toEqual([]);
  });

  it("invariant 2: the partner sees no incident, and a stranger none of the steward's", async () => {
    await plant();
    await receive({ to: addressOf((await decoyRow()).pseudonym), from: "ads@thief.example" });
    const ofPartner = await as(partnerId, () => Incident.list({ stewardId: partnerId as Id<"ten"> }));
    expect(ofPartner.items).toEqual([]);
    await expect(as(partnerId, () => Incident.list({ stewardId: supplierId as Id<"ten"> }))).rejects.toThrow("read of");
  });
});
