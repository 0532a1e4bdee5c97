import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createId, plusMs } from "../kernel";
import { issueForm, redeemForm } from ".";
import { at, random } from "./checkout.fixture";

describe("form", () => {
  const key = "k".repeat(32);
  const cartId = createId("crt", at, random);

  it("leads to the same order each time, for its cart and its half hour only", () => {
    const token = issueForm({ cartId, at, random, key });
    const orderId = redeemForm({ token, cartId, at, key });
    expect(redeemForm({ token, cartId, at: plusMs(at, 29 * 60_000), key })).toBe(orderId);
    const expired = expect.objectContaining({ code: "checkout.form_expired" });
    expect(() => redeemForm({ token, cartId, at: plusMs(at, 31 * 60_000), key })).toThrow(expired);
    expect(() => redeemForm({ token, cartId: createId("crt", at, random), at, key })).toThrow(expired);
    expect(() => redeemForm({ token, cartId, at, key: "x".repeat(32) })).toThrow(expired);
  });

  it("any other text is expired, never an error of ours", () => {
    fc.assert(
      fc.property(fc.string(), (token) => {
        expect(() => redeemForm({ token, cartId, at, key })).toThrow(
          expect.objectContaining({ code: "checkout.form_expired" }),
        );
      }),
    );
  });
});
