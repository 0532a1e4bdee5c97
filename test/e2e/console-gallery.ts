/**
 * Every page of the console at a running Tandem, for the eye: at the widths of a phone and a desk, checked by axe.
 *
 *   npm start, and beside it: npx tsx test/e2e/console-gallery.ts http://localhost:4000 [folder] [page…]
 *
 * Writes `<person>-<page>-<width>.png`, prints what axe finds, and fails on any finding or sideways scrolling.
 *
 * @module
 */
import { mkdirSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { demoPassword } from "../../packages/local/src/seed/marketplace";
import { launchBrowser } from "./support/browser";
import { firstLink, people, settled, signInToConsole } from "./support/console";

const [url = "http://localhost:4000", folder = "/tmp/tandem-console", ...only] = process.argv.slice(2);
const looks = [
  { width: 390, height: 844, scheme: "light" },
  { width: 1440, height: 900, scheme: "light" },
  { width: 1440, height: 900, scheme: "dark" },
] as const;

mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
let findings = 0;
for (const { width, height, scheme } of looks) {
  const look = `${width}${scheme === "dark" ? "-dark" : ""}`;
  for (const [person, { email, paths }] of Object.entries(people)) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: "reduce",
      timezoneId: "Europe/Dublin",
      locale: "en-IE",
    });
    const page = await context.newPage();
    await page.goto(`${url}/console/`);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    if (person === "supplier") await take(page, `sign-in-${look}`);
    await signInToConsole(page, url, { email, password: demoPassword });
    for (const path of paths) {
      const name = `${person}-${path.replaceAll("/", "-").replace(/^-$/, "overview").replace(/^-/, "")}`;
      if (only.length > 0 && !only.some((word) => name.includes(word))) continue;
      await page.goto(`${url}/console${path.replace(/\/first$/, "")}`);
      await page.locator("main h1").waitFor();
      await settled(page);
      if (path.endsWith("/first") && !(await firstLink(page))) continue;
      await take(page, `${name}-${look}`);
    }
    await context.close();
  }
}
await browser.close();
console.log(findings === 0 ? `no findings; pictures in ${folder}` : `${findings} findings`);
process.exitCode = findings === 0 ? 0 : 1;

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
