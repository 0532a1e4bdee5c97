import { describe, expect, it } from "vitest";
import { IntentKey } from "./action";
import { Problem, problemOf, unreachable } from "./problem";

const keys = () => {
  let made = 0;
  return new IntentKey(() => `key-${(made += 1)}`);
};

describe("the key of an intention", () => {
  it("stays the same until there is an answer, so that a repetition takes effect once", () => {
    const key = keys();
    const first = key.for("sign");
    key.answered(unreachable());
    expect(key.for("sign")).toBe(first);
    key.answered(problemOf(503, { code: "store.busy", title: "Busy" }));
    expect(key.for("sign")).toBe(first);
    key.answered(new Problem({ title: "", code: "idempotency.running", status: 409 }));
    expect(key.for("sign")).toBe(first);
  });

  it("is another one after an answer, be it yes or no", () => {
    const key = keys();
    const first = key.for("sign");
    key.answered();
    const second = key.for("sign");
    key.answered(problemOf(409, { code: "agreement.hash_mismatch", title: "Another text" }));
    expect(new Set([first, second, key.for("sign")]).size).toBe(3);
  });

  it("is another one for another request: the same key with another body would be refused", () => {
    const key = keys();
    const first = key.for("one file");
    key.answered(unreachable());
    expect(key.for("another file")).not.toBe(first);
  });
});
