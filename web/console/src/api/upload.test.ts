import { describe, expect, it } from "vitest";
import { maxFileBytes, mediaTypeOf, refusalOf } from "./upload";

describe("a catalogue file", () => {
  it.each([
    { name: "products.csv", mediaType: "text/csv" },
    { name: "Feed.TSV", mediaType: "text/tab-separated-values" },
    { name: "feed.txt", mediaType: "text/tab-separated-values" },
    { name: "feed.2026.xml", mediaType: "application/xml" },
    { name: "catalogue.xlsx", mediaType: undefined },
    { name: "csv", mediaType: undefined },
  ])("$name", ({ name, mediaType }) => expect(mediaTypeOf(name)).toBe(mediaType));

  it("isn't sent when the API would refuse it anyway", () => {
    expect(refusalOf({ name: "a.csv", size: maxFileBytes })).toBeUndefined();
    expect(refusalOf({ name: "a.csv", size: maxFileBytes + 1 })?.code).toBe("http.body_too_large");
    expect(refusalOf({ name: "a.xlsx", size: 1 })?.code).toBe("console.unknown_file");
  });
});
