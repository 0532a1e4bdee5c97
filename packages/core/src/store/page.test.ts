import { describe, expect, it } from "vitest";
import { deriveId, type Id } from "../kernel";
import { type PageOptions, readPage } from "./page";

const ids = ["a", "b", "c", "d", "e"].map((name) => deriveId("prd", name)).toSorted();

/** A list in memory that reads as the table does: so many rows behind a key. */
function listOf(rows: readonly Id<"prd">[]) {
  const asked: PageOptions[] = [];
  return {
    asked,
    prefix: "prd" as const,
    maxLimit: 3,
    read: (after: Id<"prd"> | undefined, options: PageOptions) => {
      asked.push(options);
      const rest = rows.filter((id) => after === undefined || id > after);
      return Promise.resolve({ data: rest.slice(0, options.count) });
    },
    idOf: (id: Id<"prd">) => id,
    toItem: (id: Id<"prd">) => ({ id }),
  };
}

describe("pages of a list", () => {
  it.each([
    { rows: 0, limit: 2, pages: [0] },
    { rows: 2, limit: 2, pages: [2] },
    { rows: 4, limit: 2, pages: [2, 2] },
    { rows: 5, limit: 2, pages: [2, 2, 1] },
  ])("$rows rows by $limit come as $pages: each once, in order, and none after the last", async (given) => {
    const list = listOf(ids.slice(0, given.rows));
    const pages: Id<"prd">[][] = [];
    let cursor: string | undefined;
    do {
      const page = await readPage({ limit: given.limit, cursor }, list);
      pages.push(page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(pages.map(({ length }) => length)).toEqual(given.pages);
    expect(pages.flat()).toEqual(ids.slice(0, given.rows));
  });

  it("reads one row more than it answers, and no more", async () => {
    const list = listOf(ids);
    await readPage({ limit: 2 }, list);
    expect(list.asked).toEqual([{ limit: 3, count: 3, pages: "all" }]);
  });

  it("answers its longest page when nobody asks for a length", async () => {
    expect((await readPage({}, listOf(ids))).items).toHaveLength(3);
  });

  it.each([
    { limit: 0 },
    { limit: 4 },
    { limit: 1.5 },
    { cursor: "" },
    { cursor: deriveId("ten", "other") },
    { cursor: `${deriveId("prd", "a")}#more` },
  ])("refuses %j", async (paging) => {
    await expect(readPage(paging, listOf(ids))).rejects.toMatchObject({ code: "input.invalid" });
  });
});
