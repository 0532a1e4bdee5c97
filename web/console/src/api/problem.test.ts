import { describe, expect, it } from "vitest";
import { asProblem, problemOf, unreachable } from "./problem";

describe("what went wrong", () => {
  it("is told as the API tells it", () => {
    const problem = problemOf(409, {
      title: "Sold out",
      code: "checkout.sold_out",
      wayOut: "Choose another.",
      details: [{ path: "lines/0", code: "sold_out", message: "None left" }],
      instance: "urn:tandem:request:1",
    });
    expect(problem).toMatchObject({
      message: "Sold out",
      code: "checkout.sold_out",
      status: 409,
      wayOut: "Choose another.",
      details: [{ path: "lines/0" }],
      reference: "urn:tandem:request:1",
      mayRepeat: false,
    });
  });

  it.each([undefined, null, "<html>Bad gateway</html>", [], { title: 1 }])(
    "has a title, a code and a way out where the answer isn't ours: %j",
    (body) => {
      const problem = problemOf(502, body);
      expect(problem.message).not.toBe("");
      expect(problem.code).toBe("http.502");
      expect(problem.wayOut).toBe("Try again in a moment.");
      expect(problem.mayRepeat).toBe(true);
    },
  );

  it("is a problem, whatever was thrown", () => {
    const known = unreachable();
    expect(asProblem(known)).toBe(known);
    expect(asProblem(new TypeError("x is undefined"))).toMatchObject({
      code: "console.broken",
      reference: "x is undefined",
    });
    expect(asProblem("text").code).toBe("console.broken");
  });
});
