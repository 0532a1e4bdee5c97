/**
 * A real browser for tests and screenshots: the Chromium that npm ships, which needs nothing from the machine.
 *
 * It reaches the loopback interface only: pictures from suppliers' servers fail as they do on a machine without network.
 *
 * @module
 */
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** Names below `localhost` lead to this machine, whatever its resolver thinks of them; nothing else resolves. */
const resolverRules = "MAP *.localhost 127.0.0.1, MAP localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--disable-gpu",
      "--hide-scrollbars",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--font-render-hinting=none",
      `--host-resolver-rules=${resolverRules}`,
    ],
  });
}
