import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { schedules } from "../services/job/src/schedules";
import { subscriptions } from "../services/subscriber/src/subscriptions";
import { entityFiles, read, sources } from "./access-patterns";

/** Made by npm run generate, and read by nobody. */
const generatedTypes = "packages/client/src/paths.ts";

const all = ["packages", "services", "web", "stacks"].flatMap(sources);

/** Comments and strings may name what code may not do. */
const code = (path: string) =>
  read(path)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "");

describe("what decides must replay: the world comes in through named files only", () => {
  it.each<[string, RegExp, RegExp]>([
    [
      "the clock",
      /\bDate\.now\(|\bnew Date\(\)/,
      /^packages\/core\/src\/kernel\/system\.ts$|^web\/console\/src\/main\.tsx$/,
    ],
    [
      "chance",
      /\bMath\.random\(|\brandomBytes\(/,
      /^packages\/(core\/src\/(kernel\/system|keyring\/cipher|visitor\/secret|identity\/(account\/password|session\.store|api-key\.store))|local\/src\/(pay\/payment|start\/keys))\.ts$/,
    ],
    ["floats from text", /\bparseFloat\(/, /^$/],
    [
      "the environment",
      /\bprocess\.env\b/,
      /^packages\/(core\/src\/config\/index|local\/src\/(environment|main|runtime)|cli\/src\/main)\.ts$|^services\/secret\/src\/\w+\.ts$|^stacks\//,
    ],
    [
      "SQS clients",
      /new SQSClient\(/,
      /^packages\/(core\/src\/dead-letter\/queue|cli\/src\/command\/dead-letters)\.ts$/,
    ],
    ["DynamoDB clients", /new DynamoDBClient\(/, /^packages\/(core\/src\/store\/connection|local\/src\/table)\.ts$/],
  ])("%s", (_, pattern, allowed) => {
    expect(all.filter((path) => pattern.test(code(path)) && !allowed.test(path))).toEqual([]);
  });
});

/** The keys of a file's indexes in their order, each pk before its sk. */
const keysOf = (path: string) =>
  [...read(path).matchAll(/\b(pk|sk): \{([\s\S]*?)\}(?=,)/g)]
    .map(([, kind, text = ""]) => ({ kind, text, template: /template:\s*"([^"]*)"/.exec(text)?.[1] ?? "" }))
    .filter(({ text }) => text.includes("field:"));

/** A key as the tables write it: `${tenantId}#card#${storefrontId}` is `tenant, "card", storefront`. */
const inWords = (template: string): string =>
  template
    .replace(/^platform#/, "platform\u0000")
    .split("#")
    .map(
      (part) =>
        /^\$\{(\w+?)(?:Id)?\}$/.exec(part)?.[1]?.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) ??
        `"${part}"`,
    )
    .join(", ")
    .replace("\u0000", "#");

describe("entities", () => {
  it.each(entityFiles())(
    "%s: keys lead with their owner and keep their case, and its access patterns are of these keys and no others",
    (path) => {
      const keys = keysOf(path);
      expect(keys.length).toBeGreaterThan(0);
      for (const { kind, text, template } of keys) {
        expect(text).toMatch(/casing: "none"/);
        if (kind === "pk")
          expect(template).toMatch(
            /^(\$\{(tenantId|supplierId|partnerId|stewardId|recipientId|controllerId|ownerId)\}#|platform#)/,
          );
      }
      expect(read(path)).toMatch(/^ \* \| #\s+\| Question\s+\| Index\s*\| pk\s+\| sk\s+\| Reads\s+\|$/m);
      const indexes = keys.flatMap(({ kind, template }, place) =>
        kind === "pk" ? [`${inWords(template)} | ${inWords(keys[place + 1]?.template ?? "")}`] : [],
      );
      const rows = [...read(path).matchAll(/^ \* \| [A-Z]+\d+ .*$/gm)].map(([row]) => {
        const [, , , , pk = "", sk = ""] = row.split("|").map((cell) => cell.replace(/\(.*\)/, "").trim());
        return `${pk} | ${sk}`;
      });
      expect(new Set(rows)).toEqual(new Set(indexes));
    },
  );
});

it("only contexts and the local bus keep anything: a door adapts a trigger and owns no item", () => {
  expect(entityFiles().filter((path) => !/^packages\/(core|local)\//.test(path))).toEqual([]);
});

describe("lists from which stacks and local runtime are derived", () => {
  it("each subscription has its file, and each reaction its subscription", () => {
    const files = readdirSync("services/subscriber/src").filter((file) => /^on-.*(?<!\.test)\.ts$/.test(file));
    expect(files.map((file) => file.replace(/\.ts$/, "")).toSorted()).toEqual(Object.keys(subscriptions).toSorted());
  });

  it("each schedule has its file", () => {
    for (const name of Object.keys(schedules)) expect(existsSync(`services/job/src/${name}.ts`), name).toBe(true);
  });
});

it("no source is longer than a reader's patience: 400 lines", () => {
  expect(all.filter((path) => path !== generatedTypes && read(path).split("\n").length > 400)).toEqual([]);
});
