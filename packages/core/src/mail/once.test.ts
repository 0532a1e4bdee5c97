import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { inFreshTable, scopeOf, throughLossyConnection } from "#support";
import { deriveId, instant } from "../kernel";
import { runInScope } from "../store";
import { folderMailer, type Mail, sendOnce } from ".";

const at = instant("2026-03-01T12:00:00Z");
const tenantId = deriveId("ten", "shop");
const mail: Mail = {
  mailId: deriveId("mai", "order", "confirmation"),
  to: "ann@example.com",
  from: { name: "Maison Fleur", address: "shop@tandem.example" },
  subject: "Thank you",
  html: "<p>Thank you</p>",
  text: "Thank you",
};
const folder = mkdtempSync(join(tmpdir(), "tandem-mail-once-"));
const mailer = folderMailer(folder);
/** What the carrier took since the last look. The folder itself takes a mail once, so what it took is taken away. */
const taken = () => readdirSync(folder).map((file) => (rmSync(join(folder, file)), file));
const send = (to: Parameters<typeof sendOnce>[0] = mailer) =>
  runInScope(scopeOf(tenantId), () => sendOnce(to, { tenantId, mail, at }));
afterEach(taken);

it("a mail that went out goes out no more, however late its event comes again (invariant 1)", () =>
  inFreshTable(async () => {
    expect(await send()).toBe("sent");
    expect(taken()).toHaveLength(1);
    expect(await send()).toBe("replayed");
    expect(taken()).toEqual([]);
  }));

it("a mail that the carrier refused leaves no mark: the next delivery sends it", () =>
  inFreshTable(async () => {
    await expect(send({ send: () => Promise.reject(new Error("the carrier is down")) })).rejects.toThrow("down");
    expect(await send()).toBe("sent");
    expect(taken()).toHaveLength(1);
  }));

it("a delivery that ends between mail and mark sends one more, and then no more", () =>
  inFreshTable(async () => {
    const dying = { send: (each: Mail) => mailer.send(each).then(() => Promise.reject(new Error("killed"))) };
    await expect(send(dying)).rejects.toThrow("killed");
    expect([await send(), await send()]).toEqual(["sent", "replayed"]);
  }));

it("a mark whose answer was lost is a mark", () =>
  inFreshTable((table) =>
    throughLossyConnection(table, "PutItem", async (lost) => {
      expect([await send(), lost(), await send()]).toEqual(["sent", 1, "replayed"]);
    }),
  ));

it("one tenant's mark is no other's (invariant 2)", () =>
  inFreshTable(async () => {
    await send();
    const stranger = deriveId("ten", "stranger");
    const foreign = () => runInScope(scopeOf(stranger), () => sendOnce(mailer, { tenantId, mail, at }));
    await expect(foreign()).rejects.toThrow(/by ten_/);
    expect(await runInScope(scopeOf(stranger), () => sendOnce(mailer, { tenantId: stranger, mail, at }))).toBe("sent");
  }));
