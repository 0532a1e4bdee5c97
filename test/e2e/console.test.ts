import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { demoPassword as password } from "../../packages/local/src/seed/marketplace";
import { launchBrowser } from "./support/browser";
import { buy } from "./support/buy";
import { firstLink, people, settled, signInToConsole } from "./support/console";
import { eventually, freePort, removeFolder, startTandem, type Tandem, temporaryFolder } from "./support/tandem";

let tandem: Tandem;
let browser: Browser;
const complaints: string[] = [];

beforeAll(async () => {
  tandem = await startTandem({ dataDir: await temporaryFolder(), port: await freePort() });
  browser = await launchBrowser();
  await buy(browser, {
    shop: tandem.shop("weekend"),
    products: [
      ["jumper", "Yellow Wool Jumper"],
      ["sofa", "Cream Sofa"],
    ],
    email: "nora.kelly@example.com",
    name: "Nora Kelly",
    consents: true,
  });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await tandem?.stop();
  if (tandem) await removeFolder(tandem.dataDir);
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  expect(complaints.splice(0), "of the browser, such as a breach of the content security policy").toEqual([]);
});

async function open(width = 1440): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: "en-IE",
    timezoneId: "Europe/Dublin",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // Pictures come from servers that don't exist here; refusals of the API are what some tests are about.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  return page;
}

async function openAs(email: string, path = "/", width?: number): Promise<Page> {
  const page = await open(width);
  await signInToConsole(page, tandem.url, { email, password });
  if (path !== "/") await go(page, path);
  return page;
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(`${tandem.url}/console${path}`);
  await page.locator("main h1").waitFor();
  await settled(page);
}

const text = (page: Page) => page.getByRole("main").innerText();
const supplier = people.supplier.email;
const partner = people.partner.email;
const otherSupplier = "aoife@oakmere-home.example";
const otherPartner = "sanne@huisenhaard.example";

describe("every page, on a phone and on a desk", () => {
  it.each(Object.entries(people))(
    "of the %s has no accessibility finding, and doesn't scroll sideways",
    async (_person, { email, paths }) => {
      const found: string[] = [];
      const page = await openAs(email);
      for (const path of paths) {
        await go(page, path.replace(/\/first$/, ""));
        if (path.endsWith("/first")) expect(await firstLink(page), path).toBe(true);
        expect(await page.getByRole("heading", { level: 1 }).count(), path).toBe(1);
        for (const width of [390, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          const { violations } = await new AxeBuilder({ page }).analyze();
          found.push(...violations.map(({ id, nodes }) => `${path} at ${width}: ${id}: ${nodes[0]?.html}`));
          const isSideways = await page.evaluate(
            () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
          );
          if (isSideways) found.push(`${path} at ${width}: scrolls sideways`);
        }
      }
      expect(found).toEqual([]);
    },
    240_000,
  );
});

describe("signing in", () => {
  it("refuses a wrong password with what to do, and opens the page that was asked for", async () => {
    const page = await open();
    await page.goto(`${tandem.url}/console/orders`);
    await page.getByLabel("E-mail").fill(supplier);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    expect(await page.getByRole("alert").innerText()).toContain("account.invalid_email_or_password");
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Orders" }).waitFor();
    expect(await page.getByRole("banner").innerText()).toContain("Alster Apparel");
    expect(await page.evaluate(() => document.cookie), "no script can read the session").toBe("");
  });

  it("says so when the session ends, and goes on where one was", async () => {
    const page = await openAs(supplier, "/consumers");
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByText("Your session has ended").waitFor();
    await page.getByLabel("E-mail").fill(supplier);
    await page.getByLabel("Password").fill(password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Consumers" }).waitFor();
  });

  it("leaves nothing behind after signing out", async () => {
    const page = await openAs(partner);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  });
});

describe("each owner sees its own part (invariants 1 and 2)", () => {
  it("the supplier: its lines, where to send them, through whom", async () => {
    const page = await openAs(supplier, "/orders");
    await firstLink(page);
    const order = await text(page);
    for (const part of ["Yellow Wool Jumper", "14 Harbour Road", "Nora Kelly", "The Weekend Edit", "€80.00", "€8.40"]) {
      expect(order).toContain(part);
    }
    expect(order).not.toContain("Cream Sofa");
    await go(page, "/consumers");
    expect(await text(page)).toContain("nora.kelly@example.com");
  });

  it("the partner: commission with rate and version, and of consumers what clause and consent allow", async () => {
    const page = await openAs(partner, "/commission");
    const row = page.getByRole("row", { name: /Alster Apparel/ });
    expect(await row.innerText()).toMatch(/Version 1[\s\S]*€67\.23[\s\S]*12\.5%[\s\S]*€8\.40/);
    await go(page, "/shared-records");
    // An invented consumer stands among them; which one it is the partner can't tell, and neither can this test.
    const shared = await page.getByRole("row", { name: /Alster Apparel/ }).allInnerTexts();
    expect(shared.filter((row) => row.includes("nora.kelly@example.com"))).toHaveLength(1);
    const withheld = await page.getByRole("row", { name: /Oakmere/ }).allInnerTexts();
    expect(withheld.length).toBeGreaterThan(0);
    for (const row of withheld) {
      expect(row).toContain("Withheld");
      expect(row).not.toMatch(/nora|kelly/i);
    }
  });

  it("what isn't one's own doesn't exist", async () => {
    const page = await openAs(supplier, "/orders");
    await firstLink(page);
    const foreign = new URL(page.url()).pathname.replace("/console", "");
    await page.context().close();
    const other = await openAs(otherSupplier, foreign);
    expect(await other.getByRole("alert").innerText()).toContain("supplier_order.not_found");
    await go(other, "/commission");
    expect(await other.getByRole("heading", { level: 1 }).innerText()).toBe("Page not found");
  });
});

describe("a supplier imports a file", () => {
  const file = {
    name: "catalogue.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      [
        "Handle,Title,Published,Variant SKU,Variant Price,Variant Inventory Qty",
        "mug,Enamel mug,true,MUG-1,14.90,7",
        'jug,Enamel jug,true,JUG-1,"24,90",3',
        "",
      ].join("\n"),
    ),
  };

  it("tries it out, sees each bad row with line, column and code, then imports the good ones", async () => {
    const page = await openAs(supplier, "/products/import");
    await page.getByRole("button", { name: "Try out" }).click();
    await page.getByText("Choose a file first").waitFor();
    await page.getByLabel("Catalogue file").setInputFiles(file);
    await page.getByRole("button", { name: "Try out" }).click();
    await page.getByText("An import would write 1 product.").waitFor();
    const problem = await page.getByRole("table", { name: "Problems in the file" }).getByRole("row").nth(1).innerText();
    expect(problem).toMatch(/3[\s\S]*price[\s\S]*Variant Price[\s\S]*jug[\s\S]*Error/);
    await page.getByRole("button", { name: "Import 1 product now" }).click();
    await page.getByText("1 product written.").waitFor();
    await page.getByRole("link", { name: "See the products" }).click();
    await page.getByRole("link", { name: "Enamel mug" }).waitFor();
    await go(page, "/products/imports");
    expect(await page.getByRole("row", { name: /Imported/ }).count()).toBeGreaterThan(1);
  });

  it("doesn't send what isn't a catalogue", async () => {
    const page = await openAs(supplier, "/products/import");
    await page.getByLabel("Catalogue file").setInputFiles({ ...file, name: "catalogue.xlsx" });
    await page.getByRole("button", { name: "Try out" }).click();
    expect(await page.getByRole("alert").innerText()).toContain("This isn't a catalogue file");
  });
});

describe("a supplier edits a product", () => {
  it("refuses a price with a comma at its field, and saves a good one", async () => {
    const page = await openAs(supplier, "/products");
    await page.getByRole("link", { name: "Red Sports Tee" }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    const price = page.getByRole("textbox", { name: "Price" });
    await price.fill("49,50");
    await page.getByRole("button", { name: "Save" }).click();
    expect(await price.getAttribute("aria-invalid")).toBe("true");
    await price.fill("49.50");
    await page.getByRole("textbox", { name: "For sale" }).fill("12");
    await page.getByRole("button", { name: "Save" }).click();
    const row = page.getByRole("row", { name: /Red Sports Tee/ });
    await row.getByText("€49.50").waitFor();
    expect(await row.innerText()).toContain("12");
  });
});

describe("when two edit one product at once", () => {
  it("keeps what was typed, says what the other wrote, and saves on the second try", async () => {
    const mine = await openAs(supplier, "/products");
    const theirs = await openAs(supplier, "/products");
    for (const page of [mine, theirs]) {
      await page.getByRole("link", { name: "Ocean Blue Shirt" }).click();
      await page.getByRole("button", { name: "Edit" }).click();
      await expect
        .poll(() => page.getByLabel("Title").evaluate((element) => element === document.activeElement))
        .toBe(true);
    }
    await theirs.getByLabel("Title").fill("Ocean Blue Shirt, theirs");
    await theirs.getByLabel("Description").fill("<p>Theirs</p><script>alert(1)</script>");
    await theirs.getByRole("button", { name: "Save" }).click();
    await theirs.getByText("Saved. Every storefront").waitFor();
    const edit = theirs.getByRole("button", { name: "Edit" });
    await expect
      .poll(() => edit.evaluate((element) => element === document.activeElement), { timeout: 10_000 })
      .toBe(true);
    await theirs.locator(".prose", { hasText: "Theirs" }).waitFor();
    expect(await theirs.locator(".prose").innerHTML()).toBe("<p>Theirs</p>");

    await mine.getByLabel("Description").fill("<p>Mine</p>");
    await mine.getByRole("button", { name: "Save" }).click();
    const alert = await mine.getByRole("alert").innerText();
    expect(alert).toContain("Somebody else changed this product");
    expect(alert).toContain("Description is now");
    expect(await mine.getByLabel("Description").inputValue()).toBe("<p>Mine</p>");
    expect(await mine.getByLabel("Title").inputValue(), "what wasn't touched follows").toBe("Ocean Blue Shirt, theirs");
    expect((await new AxeBuilder({ page: mine }).analyze()).violations).toEqual([]);
    await mine.getByRole("button", { name: "Save" }).click();
    await mine.getByText("Saved. Every storefront").waitFor();
    await mine.locator(".prose", { hasText: "Mine" }).waitFor();
    await mine.getByRole("heading", { level: 1, name: "Ocean Blue Shirt, theirs" }).waitFor();
  });
});

describe("a partner's word on a listing", () => {
  it("stands in the storefront; another's badge is a conflict that keeps what was typed; delisting takes it away", async () => {
    const page = await openAs(partner, "/listings");
    await page.getByRole("link", { name: "Clay Plant Pot" }).click();
    await page.getByRole("button", { name: "Edit badge and review" }).click();
    const badge = page.getByLabel("Badge");
    await expect
      .poll(() => badge.evaluate((element) => element === document.activeElement), { timeout: 10_000 })
      .toBe(true);
    await badge.fill("Editors' choice");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved. The storefront shows it now.").waitFor();
    await page.getByRole("definition").filter({ hasText: "Editors' choice" }).waitFor();

    const other = await openAs(partner, new URL(page.url()).pathname.replace("/console", ""));
    for (const each of [page, other]) await each.getByRole("button", { name: "Edit badge and review" }).click();
    await other.getByLabel("Badge").fill("Theirs");
    await other.getByRole("button", { name: "Save" }).click();
    await other.getByText("Saved. The storefront").waitFor();
    await page.getByLabel("Review").fill("It only gets better.");
    await page.getByRole("button", { name: "Save" }).click();
    expect(await page.getByRole("alert").innerText()).toMatch(/Badge is now “?Theirs/);
    expect(await page.getByLabel("Review").inputValue()).toBe("It only gets better.");

    await page.getByRole("button", { name: "Cancel" }).click();
    const delist = page.getByRole("button", { name: "Delist" });
    await delist.click();
    await page.getByText("It has left the storefront.").waitFor();
    await page.locator(".state", { hasText: "Delisted" }).waitFor();
    await page.getByRole("button", { name: "Publish" }).click();
    await page.locator(".state", { hasText: "Published" }).waitFor();
  }, 60_000);
});

describe("a programme becomes an agreement, and its products listings", () => {
  it("published, applied to, signed by both, listed, paused", async () => {
    const publisher = await openAs(supplier, "/programmes/new");
    await publisher.getByLabel("Title", { exact: true }).first().fill("Alster for all");
    await publisher.getByLabel("Commission").fill("7.25");
    await publisher.getByText("The partner earns 7.25%").waitFor();
    await publisher.getByLabel("What the partner sees of consumers").selectOption("full");
    await publisher.getByRole("button", { name: "Publish" }).click();
    await publisher.getByRole("heading", { level: 2, name: "Alster for all" }).waitFor();

    const page = await openAs(otherPartner, "/programmes");
    const apply = page.getByRole("button", { name: "Apply to Alster for all" });
    await eventually(
      async () => {
        await go(page, "/programmes");
        return apply.count();
      },
      (found) => found === 1,
    );
    await apply.click();
    await page.getByRole("heading", { level: 1, name: "Agreement with Alster Apparel" }).waitFor();
    await page.getByRole("button", { name: "Sign the agreement" }).click();
    await page.getByText("It is in force as soon as Alster Apparel signs.").waitFor();

    const waiting = publisher.getByText("Waiting for your signature").first();
    await eventually(
      async () => {
        await go(publisher, "/");
        return waiting.count();
      },
      (found) => found === 1,
    );
    await publisher.getByRole("link", { name: "Agreement with Huis & Haard" }).click();
    await publisher.getByRole("button", { name: "Sign the agreement" }).click();
    await publisher.locator(".state-good", { hasText: "Active" }).waitFor();

    await eventually(
      async () => {
        await page.getByRole("button", { name: "Refresh" }).click();
        await settled(page);
        return page.getByRole("link", { name: "Choose what to list" }).count();
      },
      (found) => found === 1,
    );
    await page.getByRole("link", { name: "Choose what to list" }).click();
    await page.getByRole("button", { name: "List everything" }).click();
    await page.getByText("The listings follow in a moment").waitFor();
    const row = page.getByRole("row", { name: /Red Sports Tee/ });
    await row.getByText("Published").waitFor();
    // While everything is being listed, a decision may meet a newer revision and is refused: people look again and repeat it.
    const decide = (verb: RegExp, state: string) =>
      eventually(
        async () => {
          await page.getByRole("button", { name: "Refresh" }).click();
          await settled(page);
          const button = row.getByRole("button", { name: verb });
          // It's another button once the decision before this one has arrived.
          if ((await button.count()) === 1) await button.click({ timeout: 2_000 }).catch(() => undefined);
          await settled(page);
          return row.getByText(state).count();
        },
        (found) => found === 1,
      );
    await decide(/Pause/, "Paused");
    await decide(/Publish/, "Published");
  }, 90_000);
});

describe("when something goes wrong", () => {
  it("shows what, what to do and the code, keeps the frame, and tries again", async () => {
    const page = await openAs(supplier);
    await page.route("**/api/tenants/*/consumers*", (route) =>
      route.fulfill({
        status: 503,
        contentType: "application/problem+json",
        body: JSON.stringify({ title: "Many requests at once", code: "store.busy", wayOut: "Try again in a moment." }),
      }),
    );
    await page.getByRole("link", { name: "Consumers" }).click();
    const alert = await page.getByRole("alert").innerText();
    for (const part of ["Many requests at once", "Try again in a moment.", "store.busy"]) expect(alert).toContain(part);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.unroute("**/api/tenants/*/consumers*");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("nora.kelly@example.com").waitFor();
  });

  it("says that it can't reach Tandem", async () => {
    const page = await openAs(supplier);
    await page.route("**/api/**", (route) => route.abort());
    await page.getByRole("link", { name: "Orders", exact: true }).click();
    expect(await page.getByRole("alert").innerText()).toContain("Tandem can't be reached");
  });

  it("repeats what got no answer under the same key, and sends a double click once", async () => {
    const page = await openAs("operator@tandem.example");
    const letter = {
      deadLetterId: `evt_${"0".repeat(26)}.on-order-placed-send-confirmation`,
      subscription: "on-order-placed-send-confirmation",
      eventId: `evt_${"0".repeat(26)}`,
      eventType: "order.placed.v1",
      tenantId: `ten_${"0".repeat(26)}`,
      reason: "The mail server refused the connection",
      receiveCount: 5,
      givenUpAt: "2026-02-01T09:00:00.000Z",
    };
    const keys: (string | undefined)[] = [];
    let items = [letter];
    await page.route("**/api/dead-letters", (route) => route.fulfill({ json: { items, nextCursor: null } }));
    await page.route("**/api/dead-letters/*/redrive", async (route) => {
      keys.push(route.request().headers()["idempotency-key"]);
      if (keys.length === 1) return route.abort();
      items = [];
      return route.fulfill({ json: { outcome: "handled" } });
    });
    await page.getByRole("link", { name: "Dead letters", exact: true }).click();
    const redrive = page.getByRole("button", { name: /^Send again/ });
    await redrive.dblclick();
    await page.getByText("console.unreachable").waitFor();
    expect(keys).toHaveLength(1);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await redrive.click();
    await page.getByText("Handled: the delivery is off the list.").waitFor();
    await page.getByText("No dead letters").waitFor();
    expect(keys).toEqual([keys[0], keys[0]]);
  });
});

describe("by keyboard", () => {
  it("skips to the content, and goes on from the heading after a change of page", async () => {
    const page = await openAs(supplier);
    await page.reload();
    await settled(page);
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").innerText()).toBe("Skip to the content");
    await page.getByRole("link", { name: "Products" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Products" }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === "H1");
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  });

  it("opens and closes the menu of a phone", async () => {
    const page = await openAs(supplier, "/", 390);
    const menu = page.getByRole("button", { name: "Menu" });
    await menu.click();
    await page.getByRole("link", { name: "Orders", exact: true }).waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await menu.getAttribute("aria-expanded")).toBe("false");
    await menu.click();
    await page.getByRole("navigation").getByRole("link", { name: "Orders" }).click();
    await page.getByRole("heading", { level: 1, name: "Orders" }).waitFor();
    expect(await menu.getAttribute("aria-expanded")).toBe("false");
  });

  it("keeps a filter in focus while its list changes", async () => {
    const page = await openAs(partner, "/listings");
    const show = page.getByLabel("Show");
    await show.focus();
    await show.selectOption("paused");
    await page.getByText("No listing is in this state").waitFor();
    await expect
      .poll(() => show.evaluate((element) => element === document.activeElement), { timeout: 10_000 })
      .toBe(true);
  });
});
