import { describe, expect, it } from "vitest";
import { additionOf, changesOf, mayAdd } from "./addition";

const none = { badge: "", review: "" };

describe("what a partner adds to a listing", () => {
  it.each([
    { before: none, draft: none, changes: {}, why: "nothing changed" },
    { before: none, draft: { badge: " New ", review: "" }, changes: { badge: "New" }, why: "one is new" },
    {
      before: { badge: "New", review: "Good" },
      draft: { badge: "", review: "Good" },
      changes: { badge: null },
      why: "one goes",
    },
    {
      before: { badge: "", review: "Good" },
      draft: { badge: "", review: " " },
      changes: { review: null },
      why: "blank is gone",
    },
  ])("sends the least: $why", ({ before, draft, changes }) => expect(changesOf(before, draft)).toEqual(changes));

  it("is what the content clause of its agreement allows", () => {
    const agreement = (agreementId: `agr_${string}`, partnerMayAdd: ("badge" | "review")[]) =>
      ({ agreementId, terms: { content: { partnerMayAdd } } }) as never;
    const agreements = [agreement("agr_1", ["review"]), agreement("agr_2", [])];
    expect(mayAdd({ agreementId: "agr_1" }, agreements)).toEqual(["review"]);
    expect(mayAdd({ agreementId: "agr_2" }, agreements)).toEqual([]);
    expect(mayAdd({ agreementId: "agr_unknown" }, agreements)).toEqual([]);
    expect(mayAdd({ agreementId: null }, [])).toEqual(["badge", "review"]);
  });

  it("begins with what is there", () =>
    expect(additionOf({ addition: { review: "Good" } })).toEqual({ badge: "", review: "Good" }));
});
