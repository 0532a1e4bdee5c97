import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deriveId } from "#core/kernel";
import { folderMailer } from "#core/mail";
import { Notification } from "../../../../services/inbound-mail/src/notification";
import { readMail } from "../../../../services/inbound-mail/src/read-mail";
import { dropMail } from "./drop";
import { mailbox } from "./index";

let folder = "";
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "tandem-mailbox-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const send = (mailId: `mai_${string}`, rest = {}) =>
  folderMailer(folder).send({
    mailId,
    to: "ann@example.com",
    from: { name: "Fleur", address: "shop@tandem.example" },
    subject: "Your order",
    html: "<html><body><a href='http://x.localhost/'>Follow</a></body></html>",
    text: "Thank you",
    ...rest,
  });

const get = (path: string) => mailbox(folder).request(path);

it("lists a sent mail and shows it in a frame that can't run scripts or leave its place", async () => {
  const mailId = deriveId("mai", "one");
  await send(mailId);
  expect(await (await get("/")).text()).toContain(`href="/mailbox/${mailId}"`);
  const page = await (await get(`/${mailId}`)).text();
  expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(page).toContain(`src="/mailbox/${mailId}/html"`);
});

it("serves a mail's own HTML under a policy without scripts, its links opening outside", async () => {
  const mailId = deriveId("mai", "one");
  await send(mailId, { html: "<html><body><script>alert(1)</script></body></html>" });
  const response = await get(`/${mailId}/html`);
  expect(response.headers.get("content-security-policy")).toMatch(/^sandbox [^;]*; default-src 'none'/);
  expect(response.headers.get("content-security-policy")).not.toContain("allow-scripts");
  expect(await response.text()).toContain('<html><base target="_blank">');
});

it("shows subjects and text as text", async () => {
  const mailId = deriveId("mai", "one");
  await send(mailId, { subject: "<img src=x onerror=alert(1)>", text: "</pre><script>alert(1)</script>" });
  for (const path of ["/", `/${mailId}`]) {
    const page = await (await get(path)).text();
    expect(page).not.toContain("<img src=x");
    expect(page).not.toContain("<script>alert");
  }
});

it.each(["/mai_unknown", `/${deriveId("mai", "missing")}`, "/..%2f..%2fsecret", "/..%2fsecret/html"])(
  "answers 404 to %s, and reads no file outside",
  async (path) => {
    writeFileSync(join(folder, "secret.json"), "{}");
    expect((await get(path)).status).toBe(404);
  },
);

it("is empty, not broken, before the first mail", async () => {
  rmSync(folder, { recursive: true });
  expect(await (await get("/")).text()).toContain("No mail yet");
});

describe("a mail that is dropped in", () => {
  const form = {
    from: "help@kiosk.example",
    to: "x@relay.tandem.example",
    subject: "Zoë's parcel",
    text: "Hello\n.\n",
  };
  const taken: string[] = [];
  const take = async (body: string) => {
    taken.push(body);
    return [{ outcome: "forwarded" }];
  };
  afterEach(() => void taken.splice(0));

  it("reaches the handler as SES would hand it over, and is read there as it was written", async () => {
    expect(await dropMail(form, take)).toMatchObject({ isGood: true });
    const mail = await readMail(Notification.parse(JSON.parse(taken[0] ?? "")));
    expect(mail).toMatchObject({ from: form.from, subject: form.subject, isAuthentic: true, isSpam: false });
    expect(mail.text.trim()).toBe(form.text.trim());
  });

  it("adds no header by its fields", async () => {
    await dropMail({ ...form, subject: "a\r\nAuto-Submitted: yes", from: "a@b.example\r\nX: y" }, take);
    expect(taken).toEqual([]);
    await dropMail({ ...form, subject: "a\r\nAuto-Submitted: yes" }, take);
    expect((await readMail(Notification.parse(JSON.parse(taken[0] ?? "")))).autoSubmitted).toBeUndefined();
  });

  it("says why it went nowhere", async () => {
    const refuse = async () => [{ outcome: "refused", reason: "foreign_sender" }];
    expect((await dropMail(form, refuse)).says).toContain("registered");
    expect((await dropMail({ ...form, to: "" }, take)).says).toContain("Look at to again");
  });

  it("from a page of somebody else is refused", async () => {
    const headers = { origin: "https://elsewhere.example", "content-type": "application/x-www-form-urlencoded" };
    const response = await mailbox(folder).request("/new", {
      method: "POST",
      headers,
      body: new URLSearchParams(form).toString(),
    });
    expect(response.status).toBe(403);
  });
});
