/**
 * Every page of the console at a running Tandem, for the eye: at the widths of a phone and a desk, checked by axe.
 *
 *   npm start, and beside it: npx tsx test/e2e/console-gallery.ts http://localhost:4000 [folder] [page…]
 *
 * First it lets happen what fills the pages: use a Tandem with data of its own (`--data DIR`). At the end organisations are rejected,
 * suspended and closed.
 *
 * Writes `<person>-<page>-<width>.png`, prints what axe finds, and fails on any finding or sideways scrolling.
 *
 * @module
 */
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { demoPassword } from "../../packages/local/src/seed/marketplace";
import { launchBrowser } from "./support/browser";
import { firstLink, people, settled, signInToConsole } from "./support/console";
import { decide, emails, happen, type Marketplace } from "./support/console-scenes";

const [url = "http://localhost:4000", folder = join(tmpdir(), "tandem-console"), ...only] = process.argv.slice(2);
const looks = [
  { width: 390, height: 844, scheme: "light" },
  { width: 1440, height: 900, scheme: "light" },
  { width: 1440, height: 900, scheme: "dark" },
] as const;

mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
let findings = 0;
const { port } = new URL(url);
const marketplace: Marketplace = { url, shop: (name, path = "/") => `http://${name}.localhost:${port}${path}` };
await happen(marketplace, browser);
await takePeople();
await takeGates();
await decide(marketplace, "reviewed", "rejection");
await takeAs("rejected", emails.reviewed, ["/", "/onboarding"]);
await decide(marketplace, "otherPartner", "suspension");
await takeAs("suspended", emails.otherPartner, ["/", "/onboarding"]);
await takeShop("suspended", "huisenhaard");
await takeShop("not-open-yet", "noorderlicht");
await decide(marketplace, "otherPartner", "closure");
await takeAs("closed", emails.otherPartner, ["/onboarding"]);
await takeShop("closed", "huisenhaard");
await browser.close();
console.log(findings === 0 ? `no findings; pictures in ${folder}` : `${findings} findings`);
process.exitCode = findings === 0 ? 0 : 1;

/** A page at each look. */
async function each(visit: (page: Page, look: string) => Promise<void>): Promise<void> {
  for (const { width, height, scheme } of looks) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: "reduce",
      timezoneId: "Europe/Dublin",
      locale: "en-IE",
    });
    await visit(await context.newPage(), `${width}${scheme === "dark" ? "-dark" : ""}`);
    await context.close();
  }
}

async function takePeople(): Promise<void> {
  for (const [person, { email, paths }] of Object.entries(people)) {
    await takeAs(person, email, person === "owner" ? [...paths, "/privacy-requests/first"] : paths);
  }
}

async function takeAs(person: string, email: string, paths: readonly string[]): Promise<void> {
  const wanted = paths
    .map((path) => ({
      path,
      name: `${person}-${path.replaceAll("/", "-").replace(/^-$/, "overview").replace(/^-/, "")}`,
    }))
    .filter(({ name }) => only.length === 0 || only.some((word) => name.includes(word)));
  if (wanted.length === 0) return;
  await each(async (page, look) => {
    await signInToConsole(page, url, { email, password: demoPassword });
    for (const { path, name } of wanted) {
      await page.goto(`${url}/console${path.replace(/\/first$/, "")}`);
      await page.locator("main h1").waitFor();
      await settled(page);
      if (path.endsWith("/first") && !(await firstLink(page))) continue;
      await take(page, `${name}-${look}`);
      if (path === "/api-keys") await takeSecret(page, look);
    }
  });
}

/** The moment in which the secret of a key is shown. */
async function takeSecret(page: Page, look: string): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill("Stock, every hour");
  await page.getByLabel("Read products, stock and imports").check();
  await page.getByRole("button", { name: "Make the key" }).click();
  await page.locator(".secret-text").waitFor();
  await take(page, `owner-api-key-secret-${look}`);
}

/** Pages of whoever isn't in yet. */
async function takeGates(): Promise<void> {
  if (only.length > 0 && !only.includes("gate")) return;
  await each(async (page, look) => {
    for (const [name, path] of Object.entries({
      "sign-in": "/",
      "sign-up": "/sign-up",
      forgotten: "/forgot-password",
      reset: "/reset-password#made-up",
      "verify-failed": "/verify-email#made-up",
    })) {
      await page.goto(`${url}/console${path}`);
      await page.reload();
      await page.getByRole("heading", { level: 1 }).waitFor();
      await settled(page);
      await take(page, `gate-${name}-${look}`);
    }
  });
}

async function takeShop(state: string, name: string): Promise<void> {
  if (only.length > 0 && !only.includes("shop")) return;
  await each(async (page, look) => {
    await page.goto(marketplace.shop(name));
    await take(page, `shop-${state}-${look}`);
  });
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { id, nodes } of violations) {
    console.log(`${name}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  }
  const isSideways = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  if (isSideways) console.log(`${name}: scrolls sideways`);
  findings += violations.length + (isSideways ? 1 : 0);
}
