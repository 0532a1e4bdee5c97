import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { subscriptions } from "../services/subscriber/src/subscriptions";
import { read } from "./access-patterns";
import { events } from "./generate/asyncapi";

const map = read("docs/architecture.md");

/** Rows of the table whose first heading this is, cells trimmed. */
function tableOf(heading: string): string[][] {
  const lines = map.split("\n");
  const head = lines.findIndex((line) => line.startsWith(`| ${heading} `));
  if (head < 0) throw new Error(`no table of ${heading}`);
  const end = lines.findIndex((line, index) => index > head && !line.startsWith("|"));
  return lines.slice(head + 2, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const named = (cell: string | undefined) => [...(cell ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name);

describe("docs/architecture.md, the map, names everything there is, and nothing else:", () => {
  it("every event, with the log it stands in", () => {
    const rows = tableOf("Event").flatMap(([types, log]) => named(types).map((type) => [type, log]));
    const logs = new Map([["signing party", "either party"]]);
    const all = events.map(({ definition: { type }, log }) => [type, logs.get(log) ?? log]);
    expect(rows.toSorted()).toEqual(all.toSorted());
  });

  it("of each event whether anything of ours reacts to it", () => {
    const heard = new Set(
      Object.values(subscriptions).flatMap(({ events: of }) => of.map(({ type }) => type as string)),
    );
    for (const [types, , reactions] of tableOf("Event"))
      for (const type of named(types))
        expect([type, !reactions?.startsWith("none of ours")]).toEqual([type, heard.has(type ?? "")]);
  });

  it("every folder in which there is code", () => {
    const rows = tableOf("Folder");
    const places = rows.flatMap(([cell]) => named(cell)).map((name) => name?.replace(/(\/src)?\/$/, ""));
    const inside = ["packages", "services", "web"].flatMap((folder) =>
      readdirSync(folder).map((name) => `${folder}/${name}`),
    );
    expect(places.toSorted()).toEqual([...inside, "scripts", "stacks", "sst.config.ts", "test"].toSorted());
    const tests = rows.find(([cell]) => cell === "`test/`")?.[1];
    expect(named(tests).toSorted()).toEqual(readdirSync("test").toSorted());
  });

  it("every context", () => {
    const folders = readdirSync("packages/core/src", { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !["kernel", "store"].includes(entry.name))
      .filter(({ name }) => readdirSync(`packages/core/src/${name}`).length > 0)
      .map(({ name }) => name);
    expect(
      tableOf("Context")
        .flatMap(([name]) => named(name))
        .toSorted(),
    ).toEqual(folders.toSorted());
  });
});
