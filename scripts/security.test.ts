/**
 * docs/security.md names the tests that hold each statement. Here it is held itself: the tests are there under their names, no item of the
 * lists is left out, and the figures are the code's.
 */
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Terms } from "#core/agreement";
import { Cart } from "#core/cart";
import { Product } from "#core/catalog";
import { Identity } from "#core/identity";
import { Limit } from "#core/limit";
import { Order } from "#core/order";
import { Visitor } from "#core/visitor";
import { openApi } from "../services/api/src/frame/openapi";
import { loadRoutes } from "../services/api/src/routes";
import { linkMs } from "../packages/core/src/visitor/visitor";
import { operations } from "../services/identity/src/operations";
import { entityFiles, read, sources } from "./access-patterns";
import { heldBy, rowsOf, type Row, titlesOf } from "./security-map";

const page = read("docs/security.md");

const between = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const section = (name: string, last: number) => between(1, last).map((number) => `${name}.${number}`);

/** The API Security Top 10 of 2023. */
const risks = between(1, 10).map((number) => `API${number}`);

/** OWASP ASVS 5.0.0: the items of levels 1 and 2, by chapter. Those of level 3 aren't here; section 6.7 has no others. */
const items: Readonly<Record<string, readonly string[]>> = {
  V2: [...section("2.1", 3), ...section("2.2", 3), ...section("2.3", 4), ...section("2.4", 1)],
  V6: [
    ...[...section("6.1", 3), ...section("6.2", 12), ...section("6.3", 4), ...section("6.4", 4)],
    ...[...section("6.5", 5), ...section("6.6", 3), ...section("6.8", 4)],
  ],
  V7: [
    ...[...section("7.1", 3), ...section("7.2", 4), ...section("7.3", 2)],
    ...[...section("7.4", 5), ...section("7.5", 2), ...section("7.6", 2)],
  ],
  V8: [...section("8.1", 2), ...section("8.2", 3), ...section("8.3", 1), ...section("8.4", 1)],
  V14: [...section("14.1", 2), ...section("14.2", 4), ...section("14.3", 3)],
};

/** Of every table that has tests in its last column. */
const mapped = rowsOf(page, "Held by");
const named = (names: readonly string[]): Row[] => mapped.filter(({ first }) => names.includes(first));

describe("docs/security.md", () => {
  it("names only tests that are there, by a part of their titles", () => {
    const missing = mapped.flatMap(({ first, last }) =>
      heldBy(last).tests.flatMap(({ path, title }) => {
        if (!existsSync(path)) return [`${first}: there is no ${path}`];
        const isThere = title === undefined || titlesOf(path).some((each) => each.includes(title));
        return isThere ? [] : [`${first}: ${path} has no "${title}"`];
      }),
    );
    expect(missing).toEqual([]);
  });

  it("says of every row which test holds it, why it is open, or why it can't apply", () => {
    const bare = mapped.filter(({ last }) => {
      const { tests, open, notApplicable } = heldBy(last);
      return tests.length === 0 && open.length === 0 && notApplicable.length === 0;
    });
    expect(bare).toEqual([]);
  });

  it("names them one by one in the lists of OWASP, no file as a whole", () => {
    const all = named([...risks, ...Object.values(items).flat()]);
    expect(all.filter(({ last }) => heldBy(last).tests.some(({ title }) => title === undefined))).toEqual([]);
  });

  it("has each risk of the API Security Top 10 once", () => {
    expect(named(risks).map(({ first }) => first)).toEqual(risks);
  });

  it.each(Object.entries(items))("has each item of level 1 and 2 of ASVS %s once", (_, expected) => {
    expect(named(expected).map(({ first }) => first)).toEqual(expected);
  });

  it("links to headings that are there", () => {
    const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, "")
        .replaceAll(" ", "-"),
    );
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((anchor) => !headings.includes(anchor ?? ""))).toEqual([]);
  });

  it("lists what is open, and nothing else", () => {
    const all = [...risks, ...Object.values(items).flat()];
    const open = named(all).filter(({ last }) => heldBy(last).open.length > 0);
    const listed = /^Open are (.+)\.$/m.exec(page)?.[1]?.split(", ");
    expect(listed).toEqual(open.map(({ first }) => first));
  });

  it("counts its rows as they are", () => {
    const all = named(Object.values(items).flat()).map(({ last }) => heldBy(last));
    const open = all.filter((row) => row.open.length > 0).length;
    const notApplicable = all.filter((row) => row.notApplicable.length > 0).length;
    const held = all.length - open - notApplicable;
    expect(page).toContain(
      `Of ${all.length} items, ${held} are held by tests, ${notApplicable} don't apply, and ${open} are open`,
    );
  });
});

describe("what docs/security.md decides is what the code does:", () => {
  it("the buckets, what each counts, and in which time", () => {
    const written = rowsOf(page, "Window").map(({ cells: [bucket, , quota, window] }) => [bucket, quota, window]);
    const inCode = Object.values(Limit.policies).map(({ name, quota, windowSeconds }) => [
      `\`${name}\``,
      quota.toLocaleString("en-US"),
      `${windowSeconds.toLocaleString("en-US")} s`,
    ]);
    expect(written).toEqual(inCode);
  });

  it("the limits of the business", () => {
    const minutes = (ms: number) => ms / 60_000;
    const inCode = [
      Cart.maxLines,
      Cart.maxQuantity,
      Product.maxPriceMinor,
      minutes(Order.formLifetimeMs),
      minutes(Order.reservationLifetimeMs),
    ];
    expect(rowsOf(page, "At most").map(({ last }) => last)).toEqual(inCode.map((most) => most.toLocaleString("en-US")));
  });

  it("who sees which fields of a consumer, for every share that a clause may grant", () => {
    const shares = rowsOf(page, "With consent").flatMap(({ first }) => namesIn(first));
    expect(shares).toEqual(Terms.Info.shape.data.shape.share.options);
  });

  it("every way in, and no other", () => {
    const written = rowsOf(page, "Strength").flatMap(({ cells: [, , paths = ""] }) => namesIn(paths));
    expect(written.toSorted()).toEqual(Object.keys(operations).toSorted());
  });

  it("how long sessions and links live", () => {
    const inCode = [Identity.sessionMs, Visitor.sessionMs, linkMs];
    expect(rowsOf(page, "Lives").map(({ last }) => last)).toEqual(inCode.map((ms) => `${ms / 60_000} minutes`));
  });

  it("every kind of item in the tables has a level of protection", () => {
    const levels = rowsOf(page, "Stored as").flatMap(({ cells: [, items = ""] }) => namesIn(items));
    const kinds = entityFiles().flatMap((path) =>
      [...read(path).matchAll(/\bentity: "([\w-]+)"/g)].map(([, name]) => name ?? ""),
    );
    expect(levels.toSorted()).toEqual(kinds.toSorted());
  });
});

const namesIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

/** Comments may name what code may not do. */
const codeOf = (path: string) =>
  read(path)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "");

describe("browsers", () => {
  const web = ["web", "services/storefront", "services/api"].flatMap(sources);

  it("keep nothing of ours but cookies that no script reads", () => {
    const storing = /\b(localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open|serviceWorker)\b/;
    expect(web.filter((path) => storing.test(codeOf(path)))).toEqual([]);
  });

  it("hide what is typed into a field for a password, may fill it in, and may paste it", () => {
    const fields = web.flatMap((path) =>
      [...codeOf(path).matchAll(/<(?:TextField|input)\b[\s\S]*?\/>/g)].map(([field]) => ({ path, field })),
    );
    const secret = fields.filter(({ field }) => /password/i.test(field));
    expect(secret.length).toBeGreaterThan(0);
    for (const { path, field } of secret) {
      expect([path, field]).toEqual([path, expect.stringMatching(/type="password"/)]);
      expect([path, field]).toEqual([path, expect.stringMatching(/autocomplete="(current|new)-password"/)]);
    }
    expect(web.filter((path) => /\bonpaste\b|"paste"/i.test(codeOf(path)))).toEqual([]);
  });
});

it("nothing that runs on AWS has the seed's accounts, whose passwords everybody knows", () => {
  const deployed = ["packages/core", "services", "stacks"].flatMap(sources);
  expect(deployed.filter((path) => /packages\/local|#local|\/seed\//.test(codeOf(path)))).toEqual([]);
});

it("what lets somebody in is drawn by the system's generator, with 128 bits at least", () => {
  const drawn: readonly [string, RegExp][] = [
    ["packages/core/src/identity/session.store.ts", /const newToken = \(\): string => randomBytes\((\d+)\)/],
    ["packages/core/src/identity/api-key.store.ts", /const secret = secretOf\(kind, randomBytes\((\d+)\)\)/],
    ["packages/core/src/visitor/secret.ts", /const newToken = \(\): string => randomBytes\((\d+)\)/],
  ];
  for (const [path, drawing] of drawn) {
    expect(read(path)).toContain('randomBytes } from "node:crypto"');
    const [, bytes] = drawing.exec(codeOf(path)) ?? [];
    expect([path, Number(bytes) * 8 >= 128]).toEqual([path, true]);
  }
});

it("what runs on AWS asks no address that somebody gave: requests go out from named files only", () => {
  const deployed = ["packages/core", "services"].flatMap(sources);
  const asking = /\bfetch\b(?!-)|"undici"|"node:(https?|http2|net|tls|dgram)"|\bXMLHttpRequest\b|\bWebSocket\b/;
  expect(deployed.filter((path) => asking.test(codeOf(path).replaceAll("sec-fetch", "")))).toEqual([
    // The payment provider, by the configured address; its ids are checked before they become part of a path.
    "packages/core/src/payment/mollie.ts",
    // AWS's own, by its region.
    "packages/core/src/store/sts.ts",
  ]);
});

it("no operation takes a secret in its address", async () => {
  const { paths } = openApi(await loadRoutes()) as unknown as { readonly paths: Readonly<Record<string, object>> };
  const parameters = Object.entries(paths).flatMap(([path, operations]) =>
    Object.values(operations).flatMap((operation: { parameters?: { name?: string; in?: string }[] }) =>
      (operation.parameters ?? []).map(({ name = "", in: place }) => ({ path, name, place })),
    ),
  );
  expect(parameters.length).toBeGreaterThan(20);
  const telling = /secret|token|password|email|^key$|code/i;
  expect(parameters.filter(({ name, place }) => place !== "header" && telling.test(name))).toEqual([]);
});
