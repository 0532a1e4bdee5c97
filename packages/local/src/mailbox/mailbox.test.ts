import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { deriveId } from "#core/kernel";
import { folderMailer } from "#core/mail";
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
