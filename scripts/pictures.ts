/**
 * The pictures of the README, from a Tandem that runs: `npx tsx scripts/pictures.ts http://localhost:4000`.
 *
 * @module
 */
import { launchBrowser } from "../test/e2e/support/browser";

const base = new URL(process.argv[2] ?? "http://localhost:4000");
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
await page.goto(`http://weekend.${base.host}/`);
await page.screenshot({ path: "docs/pictures/storefront.png" });
await browser.close();
