import { describe, expect, it } from "vitest";
import { deriveId, type Instant, instant } from "#core/kernel";
import { type Decided, type Decision, later, outcome, requireTransition } from "./decision";
import { Wish } from "./listing";

const [nine, ten] = [instant("2026-01-01T09:00:00Z"), instant("2026-01-01T10:00:00Z")];
const agreementId = deriveId("agr", "a");
const row = (wish: Wish, decidedAt: Instant): Decided => ({ wish, decidedAt, agreementId });
const arriving = (wish: Decision["wish"], at: Instant): Decision => ({ wish, at, agreementId });

describe("decisions", () => {
  it.each([
    { from: row("paused", ten), event: arriving("listed", nine), wish: "paused", why: "an old event comes late" },
    { from: row("paused", nine), event: arriving("listed", ten), wish: "listed", why: "it was enabled again" },
    { from: row("delisted", ten), event: arriving("listed", ten), wish: "delisted", why: "the row holds at a tie" },
    {
      from: row("delisted", nine),
      event: arriving("proposed", ten),
      wish: "delisted",
      why: "nobody decided a proposal",
    },
    {
      from: row("proposed", ten),
      event: arriving("listed", nine),
      wish: "listed",
      why: "any decision beats a proposal",
    },
    { from: undefined, event: arriving("proposed", nine), wish: "proposed", why: "it's new" },
    { from: row("listed", nine), event: undefined, wish: "listed", why: "nothing was decided" },
  ])("is $wish in the end: $why (I4)", ({ from, event, wish }) => expect(later(from, event)?.wish).toBe(wish));

  const moves = [
    ["proposed", "proposed", "refused"],
    ["proposed", "listed", "moves"],
    ["proposed", "paused", "refused"],
    ["proposed", "delisted", "moves"],
    ["listed", "proposed", "refused"],
    ["listed", "listed", "refused"],
    ["listed", "paused", "moves"],
    ["listed", "delisted", "moves"],
    ["paused", "proposed", "refused"],
    ["paused", "listed", "moves"],
    ["paused", "paused", "refused"],
    ["paused", "delisted", "moves"],
    ["delisted", "proposed", "refused"],
    ["delisted", "listed", "moves"],
    ["delisted", "paused", "refused"],
    ["delisted", "delisted", "refused"],
  ] as const;

  it.each(moves)("from %s to %s: %s", (from, to, outcome) => {
    const move = () => requireTransition(from, to);
    if (outcome === "moves") expect(move).not.toThrow();
    else expect(move).toThrow(expect.objectContaining({ code: "listing.transition_refused", kind: "conflict" }));
  });

  it("every pair of wishes stands in that list", () => {
    const pairs = Wish.options.flatMap((from) => Wish.options.map((to) => `${from} ${to}`));
    expect(moves.map(([from, to]) => `${from} ${to}`)).toEqual(pairs);
  });

  const world = { grant: "held", withdrawn: false, currencyDiffers: false } as const;
  it.each([
    { wish: "listed", world, result: { status: "published" } },
    { wish: "listed", world: { ...world, withdrawn: true }, result: { status: "paused", reason: "product_withdrawn" } },
    {
      wish: "listed",
      world: { ...world, currencyDiffers: true },
      result: { status: "paused", reason: "currency_differs" },
    },
    {
      wish: "listed",
      world: { ...world, grant: "suspended" },
      result: { status: "paused", reason: "agreement_suspended" },
    },
    { wish: "listed", world: { ...world, grant: "ended" }, result: { status: "delisted", reason: "agreement_ended" } },
    {
      wish: "proposed",
      world: { ...world, grant: "ended" },
      result: { status: "delisted", reason: "agreement_ended" },
    },
    { wish: "proposed", world, result: { status: "proposed" } },
    { wish: "paused", world, result: { status: "paused" } },
    { wish: "delisted", world, result: { status: "delisted" } },
  ] as const)("$wish becomes $result.status $result.reason", ({ wish, world: now, result }) =>
    expect(outcome(wish, now)).toEqual(result),
  );
});
