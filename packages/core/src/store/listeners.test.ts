import { afterEach, expect, it, vi } from "vitest";
import { createListeners } from "./listeners";

afterEach(() => void vi.restoreAllMocks());

it("one listener's failure is told in the log, and reaches neither the others nor whoever wrote", () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  const told: string[] = [];
  const { add, tell } = createListeners<string>("test");
  add(() => {
    throw new Error("mine alone");
  });
  const stop = add((what) => void told.push(what));
  tell("first");
  stop();
  tell("second");
  expect(told).toEqual(["first"]);
  expect(log).toHaveBeenCalledWith(expect.stringMatching(/"listener":"test".*mine alone/));
});
