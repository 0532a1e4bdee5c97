import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createId, type Id, type Instant, instant, plusMs } from "../kernel";
import { systemRandom } from "../kernel/system";
import { Keyring } from "../keyring";
import { measure, runInScope } from "../store";
import {
  connectToFreshTable,
  dumpTable,
  type FreshTable,
  pairwiseKey as secret,
  throughLossyConnection,
} from "#support";
import { Visitor } from ".";

let at: Instant = instant("2026-03-01T09:00:00Z");
let email: string;
let shop: Visitor.Storefront;
let table: FreshTable;
let count = 0;

const newShop = (): Visitor.Storefront => ({
  tenantId: createId("ten", at, systemRandom),
  storefrontId: createId("stf", at, systemRandom),
});

beforeAll(async () => void (table = await connectToFreshTable()));
beforeEach(() => {
  at = plusMs(at, 3_600_000);
  email = `visitor${(count += 1)}@example.com`;
  shop = newShop();
});

const offer = () => Visitor.offerLink({ email, ...shop, at });
const redeem = (token: string, rest: Partial<Parameters<typeof Visitor.redeem>[0]> = {}) =>
  Visitor.redeem({ token, ...shop, at, secret, ...rest });
const find = (token: string, rest: Partial<Parameters<typeof Visitor.find>[0]> = {}) =>
  Visitor.find({ token, ...shop, at, ...rest });
const subject = (): Id<"sbj"> => Keyring.subjectOf(email, secret);
const spent = { code: "visitor.link_spent", kind: "conflict" };

describe("a link", () => {
  it("opens a session that knows whose it is, for an hour", async () => {
    const { token } = await redeem((await offer()).token);
    expect(await find(token)).toEqual({ subjectId: subject(), email, since: at, expiresAt: plusMs(at, 3_600_000) });
    expect(await find(token, { at: plusMs(at, 3_599_999) })).toBeDefined();
    expect(await find(token, { at: plusMs(at, 3_600_000) })).toBeUndefined();
  });

  it("opens one session when it is redeemed many times at once, and none afterwards (V2)", async () => {
    for (let round = 0; round < 20; round += 1) {
      const { token } = await offer();
      const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => redeem(token)));
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject(spent);
      await expect(redeem(token)).rejects.toMatchObject(spent);
    }
  });

  it("that was redeemed while the answer was lost has been redeemed, once (V2)", async () => {
    const { token } = await offer();
    const signedIn = await throughLossyConnection(table, "TransactWriteItems", () => redeem(token));
    expect(await find(signedIn.token)).toMatchObject({ email });
    await expect(redeem(token)).rejects.toMatchObject(spent);
  });

  it("is good for ten minutes", async () => {
    const { token } = await offer();
    await expect(redeem(token, { at: plusMs(at, 600_000) })).rejects.toMatchObject(spent);
    await expect(redeem(token, { at: plusMs(at, 599_999) })).resolves.toBeDefined();
  });

  it.each(["", "x", "A".repeat(43), "A".repeat(44), "../../etc"])(
    "that isn't one (%j) is answered like one that was used",
    async (token) => {
      await expect(redeem(token)).rejects.toMatchObject(spent);
      expect(await find(token)).toBeUndefined();
    },
  );

  it("and a session of one storefront are nothing at another, of the same tenant or not (V4)", async () => {
    const second = { ...shop, storefrontId: createId("stf", at, systemRandom) };
    const { token } = await offer();
    for (const other of [second, newShop()]) await expect(redeem(token, other)).rejects.toMatchObject(spent);
    const signedIn = await redeem(token);
    for (const other of [second, newShop()]) expect(await find(signedIn.token, other)).toBeUndefined();
  });

  it("costs the same, whether or not anybody with the address is known (V3)", async () => {
    const place = { controllerId: "platform", subjectId: subject(), field: "x", recordId: "x" } as const;
    const { result: _one, ...unknown } = await measure(offer);
    await runInScope({ tenantId: null, actor: "test", role: "test" }, () =>
      Keyring.seal(place, email, { givenAt: at }),
    );
    const { result: _other, ...known } = await measure(offer);
    expect(known).toEqual(unknown);
    expect(known).toMatchObject({ roundTrips: 1, keyUnits: { read: 0, write: 0 } });
  });

  it("is stored so that neither it nor whom it was sent to can be read; and so is a session (V1)", async () => {
    const link = await offer();
    const { token } = await redeem((await offer()).token);
    const items = await dumpTable(table);
    for (const secretText of [link.token, token, email]) expect(items).not.toContain(secretText);
  });
});

describe("a session ends with the next request", () => {
  it("after signing out, and no other", async () => {
    const [one, other] = [await redeem((await offer()).token), await redeem((await offer()).token)];
    await Visitor.signOut({ token: one.token });
    await Visitor.signOut({ token: one.token });
    expect(await find(one.token)).toBeUndefined();
    expect(await find(other.token)).toMatchObject({ email });
  });

  it("after signing out everywhere, at every storefront; somebody else's doesn't", async () => {
    const elsewhere = newShop();
    const { token } = await Visitor.offerLink({ email, ...elsewhere, at });
    const sessions = [await redeem((await offer()).token), await redeem(token, elsewhere)];
    const stranger = await Visitor.offerLink({ email: `other-${email}`, ...shop, at });
    const theirs = await redeem(stranger.token);
    await Visitor.signOutEverywhere({ subjectId: subject() });
    expect(await find(sessions[0]?.token ?? "")).toBeUndefined();
    expect(await find(sessions[1]?.token ?? "", elsewhere)).toBeUndefined();
    expect(await find(theirs.token)).toBeDefined();
    expect(await find((await redeem((await offer()).token)).token), "a new one").toBeDefined();
  });

  it("after an erasure, and a link that was asked for before it opens none", async () => {
    const { token } = await redeem((await offer()).token);
    const late = await offer();
    await Keyring.shred({ controllerId: "platform", subjectId: subject() }, plusMs(at, 1_000));
    expect(await find(token)).toBeUndefined();
    await expect(redeem(late.token, { at: plusMs(at, 2_000) })).rejects.toMatchObject(spent);
    at = plusMs(at, 3_000);
    expect(await find((await redeem((await offer()).token)).token), "who comes back").toBeDefined();
  });
});

describe("the mail", () => {
  it.each([
    ["en-GB", "Your sign-in link for", "Sign in"],
    ["nl-NL", "Je inloglink voor", "Inloggen"],
    ["fr-FR", "Your sign-in link for", "Sign in"],
  ])(
    "in %s speaks the shop's language, says the same in both bodies, and keeps a hostile title text",
    (locale, ...said) => {
      const url = "https://edit.example/privacy/link?t=abc";
      const mail = Visitor.linkMail({ shop: { title: "<b>Shop</b>", accent: "red;x", locale }, url });
      expect(mail.subject).toContain(said[0]);
      for (const body of [mail.html, mail.text]) {
        expect(body).toContain(said[1]);
        expect(body).toContain(url);
      }
      expect(mail.html).not.toContain("<b>Shop");
      expect(mail.html).not.toContain("red;x");
    },
  );
});
