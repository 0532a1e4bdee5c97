/**
 * An account's way through the real browser: sign-up, the mail, sign-in, second factor; and a passkey.
 */
import { createHmac } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemClock } from "#core/kernel/system";
import { demoPassword } from "../../packages/local/src/seed/marketplace";
import { launchBrowser } from "./support/browser";
import { people, settled, signInToConsole } from "./support/console";
import { eventually, freePort, removeFolder, startTandem, type Tandem, temporaryFolder } from "./support/tandem";

let tandem: Tandem;
let browser: Browser;

beforeAll(async () => {
  tandem = await startTandem({ dataDir: await temporaryFolder(), port: await freePort() });
  browser = await launchBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await tandem?.stop();
  if (tandem) await removeFolder(tandem.dataDir);
});

const open = async (width = 1440): Promise<Page> =>
  (await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce" })).newPage();

/** What axe finds, and whether the page scrolls sideways. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const isSideways = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  return [...violations.map(({ id }) => id), ...(isSideways ? ["scrolls sideways"] : [])];
}

/** The link into the console that was mailed to this address; other mails to it have none. */
const linkTo = (email: string): Promise<string> =>
  eventually(
    async () => {
      const folder = join(tandem.dataDir, "mail");
      const files = await readdir(folder).catch(() => []);
      const mails = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
      const links = mails
        .filter((mail) => mail.includes(email))
        .flatMap((mail) => /http\S+\/console\/[\w-]+#[\w.-]+/.exec(mail) ?? []);
      return links.at(-1) ?? "";
    },
    (link) => link !== "",
  );

/** The code that an authenticator shows now (RFC 6238). */
function totpOf(secret: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.parse(systemClock.now()) / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

it.each([390, 1440])(
  "the pages of whoever isn't in yet have no violation at %i px",
  async (width) => {
    const page = await open(width);
    for (const [path, heading] of [
      ["/", "Sign in"],
      ["/sign-up", "Create an account"],
      ["/forgot-password", "Forgot your password?"],
      ["/reset-password#made-up", "Choose a new password"],
      ["/verify-email#made-up", "This link doesn't work"],
    ] as const) {
      await page.goto(`${tandem.url}/console${path}`);
      await page.reload();
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      expect([path, await findings(page)]).toEqual([path, []]);
    }
    await page.context().close();
  },
  60_000,
);

it("somebody signs up, confirms the address by the mail, and signs in", async () => {
  const page = await open(390);
  const [email, password] = ["nora.kelly@example.com", "a long enough password"];
  await page.goto(`${tandem.url}/console/`);
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByLabel("Your name").fill("Nora Kelly");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.getByText("At least 10 characters").waitFor();
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
  expect(await findings(page)).toEqual([]);
  await page.goto(await linkTo(email));
  await page.getByRole("heading", { name: "Your address is confirmed" }).waitFor();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByText(email).waitFor();
  await page.context().close();
}, 60_000);

it("a password that was forgotten is chosen anew by the mail", async () => {
  const page = await open();
  const { email } = people.partner;
  await page.goto(`${tandem.url}/console/`);
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
  await page.goto(await linkTo(email));
  await page.getByRole("textbox", { name: "New password" }).fill("an even longer password");
  await page.getByRole("button", { name: "Change the password" }).click();
  await page.getByRole("heading", { name: "Your password is changed" }).waitFor();
  await signInToConsole(page, tandem.url, { email, password: "an even longer password" });
  await page.context().close();
}, 60_000);

it("a second factor is set up by its QR code, and asked for from then on", async () => {
  const page = await open();
  const { email } = people.supplier;
  await signInToConsole(page, tandem.url, { email, password: demoPassword });
  await page.getByRole("link", { name: "Your account" }).click();
  await page.getByRole("heading", { level: 1, name: "Your account" }).waitFor();
  await settled(page);
  expect(await findings(page)).toEqual([]);
  await page.getByRole("form", { name: "Set it up" }).getByLabel("Your password").fill(demoPassword);
  await page.getByRole("button", { name: "Set it up" }).click();
  await page.getByRole("img", { name: "QR code for your app" }).waitFor();
  expect(await findings(page)).toEqual([]);
  const secret = (await page.locator("code.secret").innerText()).replaceAll(" ", "");
  await page.getByLabel("Code", { exact: true }).fill(totpOf(secret));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await page.getByText("The second factor is on").waitFor();
  const backup = await page.locator(".codes code").first().innerText();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();

  const halfIn = async () => {
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(demoPassword);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("heading", { name: "Second factor" }).waitFor();
  };
  await halfIn();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "Use a backup code" }).click();
  await page.getByLabel("Backup code").fill(backup);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("link", { name: "Your account" }).waitFor();
  await page.context().close();
}, 90_000);

it("a session somewhere else is ended from the list", async () => {
  const { email } = people.partner;
  const given = { email, password: "an even longer password" };
  const [page, elsewhere] = [await open(), await open()];
  await signInToConsole(elsewhere, tandem.url, given);
  await signInToConsole(page, tandem.url, given);
  await page.getByRole("link", { name: "Your account" }).click();
  await page.getByRole("heading", { name: "Where you are signed in" }).waitFor();
  const others = page.getByRole("button", { name: /^Sign out there/ });
  await others.first().waitFor();
  expect(await findings(page)).toEqual([]);
  for (let left = await others.count(); left > 0; left -= 1) {
    await others.first().click();
    await eventually(
      () => others.count(),
      (count) => count === left - 1,
    );
  }
  await elsewhere.reload();
  await elsewhere.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  await Promise.all([page.context().close(), elsewhere.context().close()]);
}, 60_000);

it("a passkey signs in without a password, until it is removed; signing out everywhere ends the session", async () => {
  const page = await open();
  const { email } = people.operator;
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  await signInToConsole(page, tandem.url, { email, password: demoPassword });
  await page.getByRole("link", { name: "Your account" }).click();
  await page.getByLabel("Name of the new passkey").fill("Test laptop");
  const adding = page.getByRole("form", { name: "Add a passkey" });
  await adding.getByLabel("Your password").fill("not it at all");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("That isn't your password").waitFor();
  await adding.getByLabel("Your password").fill(demoPassword);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("cell", { name: "Test laptop" }).waitFor();
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByRole("button", { name: "Remove Test laptop" }).click();
  const removing = page.getByRole("form", { name: "Remove Test laptop" });
  await removing.getByLabel("Your password").fill(demoPassword);
  await removing.getByRole("button", { name: "Remove Test laptop" }).click();
  await page.getByText("No passkey yet").waitFor();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByRole("alert").waitFor();
  await page.context().close();
}, 90_000);
