import { expect, it } from "vitest";
import { errorLine, Fault, InvariantBroken, parseInput } from ".";
import * as z from "zod";

const thrownBy = (body: () => unknown): unknown => {
  try {
    return body();
  } catch (error) {
    return error;
  }
};
const secret = "anna@example.com";

it.each([
  ["a carrier", new Error(`550 ${secret}: no such mailbox`)],
  ["a parser", thrownBy(() => JSON.parse(secret))],
  ["a schema", thrownBy(() => z.literal("x", { error: secret }).parse("y"))],
  ["a line of its message that looks like a place", new Error(`\n at ${secret}`.trimStart())],
  ["no error at all", secret],
])("invariant 7: what %s quotes isn't in the log", (_, error) => {
  expect(JSON.stringify(errorLine(error))).not.toContain("anna");
});

it("says what is wrong and where, in words that are ours", () => {
  expect(errorLine(new InvariantBroken("a line sums up"))).toMatchObject({ error: "InvariantBroken: a line sums up" });
  expect(errorLine(new Fault("order.gone", "not_found", "It's gone"))).toMatchObject({ error: "Fault: It's gone" });
  expect(errorLine(thrownBy(() => parseInput(z.string(), 1))).stack).toMatch(/^ +at /);
  expect(errorLine(new Error("what"))).toMatchObject({ error: "Error", stack: expect.stringMatching(/^ +at /) });
});
