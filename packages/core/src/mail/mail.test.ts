import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { afterEach, describe, expect, it } from "vitest";
import { deriveId, instant } from "../kernel";
import { sesMailer } from "./ses";
import { folderMailer, type Mail, mailbox, openMailer } from "./index";

const mailOf = (rest: Partial<Mail> = {}): Mail => ({
  mailId: deriveId("mai", "order"),
  to: "ann@example.com",
  from: { name: "Maison Fleur", address: "shop@tandem.example" },
  subject: "Thank you, Ann",
  html: "<p>Thank you</p>",
  text: "Thank you",
  ...rest,
});

const cleanUp: (() => void)[] = [];
afterEach(() => cleanUp.splice(0).forEach((step) => step()));

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tandem-mail-"));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "mail");
}

describe("folder", () => {
  it("keeps one mail when it is sent twice, also at once, and the first stands", async () => {
    const folder = temporaryFolder();
    const first = folderMailer(folder, { now: () => instant("2026-01-01T00:00:00Z") });
    const second = folderMailer(folder, { now: () => instant("2026-02-01T00:00:00Z") });
    await first.send(mailOf());
    await Promise.all([second.send(mailOf()), second.send(mailOf())]);
    const [file, ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(JSON.parse(readFileSync(join(folder, file ?? ""), "utf8"))).toEqual({
      ...mailOf(),
      sentAt: "2026-01-01T00:00:00.000Z",
    });
  });

  it("forgets the mails to one address, half written ones too, and keeps the others (invariant 7)", async () => {
    const folder = temporaryFolder();
    const mailer = folderMailer(folder);
    expect(await mailer.forget("ann@example.com")).toBe(0);
    await mailer.send(mailOf());
    await mailer.send(mailOf({ mailId: deriveId("mai", "second"), to: "Ann@Example.com" }));
    await mailer.send(mailOf({ mailId: deriveId("mai", "other"), to: "ann@example.com.au" }));
    writeFileSync(join(folder, ".mai_broken"), JSON.stringify(mailOf()).slice(0, 120));
    expect(await mailer.forget(" ann@example.com")).toBe(3);
    expect(readdirSync(folder)).toEqual([`${deriveId("mai", "other")}.json`]);
  });

  it("is what the configuration `file:` opens", async () => {
    const folder = temporaryFolder();
    const mailer = await openMailer(`file:${folder}`);
    await mailer.send(mailOf());
    expect(readdirSync(folder)).toEqual([`${mailOf().mailId}.json`]);
  });

  it.each([
    { change: { to: "ann@example.com\r\nBcc: all@example.com" }, why: "a recipient that adds a header" },
    { change: { subject: "Hello\nBcc: all@example.com" }, why: "a subject that adds a header" },
    { change: { from: { name: "Shop\u2028", address: "a@b.example" } }, why: "a line separator in the name" },
    { change: { mailId: "mai_../../../etc/passwd" as Mail["mailId"] }, why: "an id that is a path" },
  ])("refuses $why, and writes nothing", async ({ change }) => {
    const folder = temporaryFolder();
    await expect(folderMailer(folder).send(mailOf(change))).rejects.toMatchObject({ code: "input.invalid" });
    expect(() => readdirSync(folder)).toThrow();
  });
});

describe("SES", () => {
  it("sends both bodies, the reader's reply address and the mail's id (as serialised on the wire)", async () => {
    const bodies: unknown[] = [];
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      bodies.push({ path: request.url, ...JSON.parse(Buffer.concat(chunks).toString()) });
      response.setHeader("content-type", "application/json").end('{"MessageId":"1"}');
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    cleanUp.push(() => server.close());
    const { port } = server.address() as { port: number };
    const client = new SESv2Client({
      endpoint: `http://127.0.0.1:${port}`,
      region: "eu-west-1",
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
    });
    const file = { name: "bill.pdf", type: "application/pdf" as const, content: "JVBERi0=" };
    await sesMailer(client).send(mailOf({ replyTo: "help@fleur.example", files: [file] }));
    client.destroy();
    expect(bodies).toEqual([
      {
        path: "/v2/email/outbound-emails",
        FromEmailAddress: '"Maison Fleur" <shop@tandem.example>',
        Destination: { ToAddresses: ["ann@example.com"] },
        ReplyToAddresses: ["help@fleur.example"],
        Content: {
          Simple: {
            Subject: { Data: "Thank you, Ann", Charset: "UTF-8" },
            Body: {
              Html: { Data: "<p>Thank you</p>", Charset: "UTF-8" },
              Text: { Data: "Thank you", Charset: "UTF-8" },
            },
            Headers: [{ Name: "X-Entity-Ref-ID", Value: mailOf().mailId }],
            Attachments: [
              {
                FileName: "bill.pdf",
                ContentType: "application/pdf",
                ContentDisposition: "ATTACHMENT",
                RawContent: "JVBERi0=",
              },
            ],
          },
        },
        EmailTags: [{ Name: "mailId", Value: mailOf().mailId }],
      },
    ]);
  });

  it("refuses a recipient that adds a header before anything goes out", async () => {
    const send = () => Promise.reject(new Error("it went out"));
    await expect(sesMailer({ send }).send(mailOf({ to: "a@b.example,c@d.example" }))).rejects.toMatchObject({
      code: "input.invalid",
    });
  });
});

it.each([
  { name: 'Bob "the" Shop', expected: '"Bob \\"the\\" Shop" <a@b.example>', why: "quotes are escaped" },
  { name: "Café", expected: "=?UTF-8?B?Q2Fmw6k=?= <a@b.example>", why: "beyond ASCII it is an encoded word" },
])("mailbox of $name: $why", ({ name, expected }) => {
  expect(mailbox({ name, address: "a@b.example" })).toBe(expected);
});

it("cuts a long name into encoded words of at most 75 characters, and tears no character apart", () => {
  const name = "é日本".repeat(20);
  const words = mailbox({ name, address: "a@b.example" }).split(" ").slice(0, -1);
  expect(Math.max(...words.map(({ length }) => length))).toBeLessThanOrEqual(75);
  const decoded = words.map((word) => Buffer.from(word.slice(10, -2), "base64").toString("utf8"));
  expect(decoded.join("")).toBe(name);
});
