/**
 * The second factor, and passkeys: what is asked for once they are there, and what changes them.
 */
import { Identity } from "#core/identity";
import { systemClock, systemRandom } from "#core/kernel/system";
import { authKey, connectToFreshTable, dumpTable, type FreshTable } from "#support";
import { beforeAll, describe, expect, it } from "vitest";
import { createAuth } from "./auth";
import { password, publicUrl, signedIn, testIdentity, tokenIn, totpOf, type World } from "./identity.fixture";

let table: FreshTable;
beforeAll(async () => {
  table = await connectToFreshTable();
});

const now = () => systemClock.now();

describe("the second factor", () => {
  it("is asked for once it is set up, and a backup code works once", async () => {
    const world = testIdentity();
    const { browser, email } = await signedIn(world);
    const { body: enabled } = await browser.post("/two-factor/enable", { password });
    expect(enabled.backupCodes).toHaveLength(10);
    expect((await browser.post("/two-factor/verify-totp", { code: totpOf(enabled.totpURI) })).status).toBe(200);

    const next = world.browser();
    const half = await next.post("/sign-in/email", { email, password });
    expect(half.body).toMatchObject({ twoFactorRedirect: true });
    expect(await Identity.session({ token: next.token(), at: now() })).toBeUndefined();
    expect((await next.post("/two-factor/verify-totp", { code: "000000" })).body.code).toBe("account.invalid_code");
    expect((await next.post("/two-factor/verify-totp", { code: totpOf(enabled.totpURI, 1) })).status).toBe(200);
    expect(await Identity.session({ token: next.token(), at: now() })).toMatchObject({ email });

    const [code] = enabled.backupCodes as string[];
    const withCode = async () => {
      const other = world.browser();
      await other.post("/sign-in/email", { email, password });
      return (await other.post("/two-factor/verify-backup-code", { code })).status;
    };
    expect([await withCode(), await withCode()]).toEqual([200, 401]);
    const stored = await dumpTable(table);
    expect(stored).not.toContain(new URL(enabled.totpURI).searchParams.get("secret"));
    expect(stored).not.toContain((enabled.backupCodes as string[])[1]);
  });
});

/** Somebody with a second factor, and a browser that has given the password. */
async function withFactor(world: World) {
  const { browser, email } = await signedIn(world);
  const { body } = await browser.post("/two-factor/enable", { password });
  const setUpWith = totpOf(body.totpURI);
  expect((await browser.post("/two-factor/verify-totp", { code: setUpWith })).status).toBe(200);
  const halfIn = async () => {
    const half = world.browser();
    expect((await half.post("/sign-in/email", { email, password })).body.twoFactorRedirect).toBe(true);
    return half;
  };
  return { browser, email, setUpWith, halfIn, uri: body.totpURI as string, backupCodes: body.backupCodes as string[] };
}

describe("a second factor that is set up", () => {
  it("takes a code once: of two who bring it at once one gets in, and nobody with the one that set it up", async () => {
    const world = testIdentity();
    const { halfIn, uri, setUpWith } = await withFactor(world);
    const replayed = await (await halfIn()).post("/two-factor/verify-totp", { code: setUpWith });
    expect([replayed.status, replayed.body.code]).toEqual([401, "account.invalid_code"]);
    expect(replayed.headers.getSetCookie()).toEqual([]);
    const code = totpOf(uri, 1);
    const halves = [await halfIn(), await halfIn()];
    const outcomes = await Promise.all(halves.map((half) => half.post("/two-factor/verify-totp", { code })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    const sessions = await Promise.all(halves.map((half) => Identity.session({ token: half.token(), at: now() })));
    expect(sessions.filter(Boolean)).toHaveLength(1);
    const { body } = await halves[outcomes.findIndex(({ status }) => status === 200)]!.get("/sessions");
    // The one that set it up, and this one; of the refused ones none is left.
    expect(body.items).toHaveLength(2);
  });

  it("takes no code of three steps ago", async () => {
    const { halfIn, uri } = await withFactor(testIdentity());
    const { status, body } = await (await halfIn()).post("/two-factor/verify-totp", { code: totpOf(uri, -3) });
    expect([status, body.code]).toEqual([401, "account.invalid_code"]);
  });

  it("gives backup codes anew for the password, and the old ones are worth nothing then", async () => {
    const world = testIdentity();
    const { browser, halfIn, backupCodes } = await withFactor(world);
    expect((await (await halfIn()).post("/two-factor/generate-backup-codes", { password })).status).toBe(401);
    const { status, body } = await browser.post("/two-factor/generate-backup-codes", { password });
    expect(status).toBe(200);
    expect(body.backupCodes).toHaveLength(10);
    expect(new Set([...backupCodes, ...body.backupCodes]).size).toBe(20);
    const enter = async (code: string) =>
      (await (await halfIn()).post("/two-factor/verify-backup-code", { code })).status;
    expect([await enter(backupCodes[0]!), await enter(body.backupCodes[0])]).toEqual([401, 200]);
  });

  it("isn't asked for any more of a sign-in that began with the password before", async () => {
    const world = testIdentity();
    const { email, halfIn, uri } = await withFactor(world);
    const half = await halfIn();
    await world.browser().post("/request-password-reset", { email });
    const token = tokenIn(world.mails.findLast(({ to }) => to === email)!);
    const newPassword = "quite another long one";
    expect((await world.browser().post("/reset-password", { token, newPassword })).status).toBe(200);
    expect((await half.post("/two-factor/verify-totp", { code: totpOf(uri, 1) })).status).toBe(401);
    expect(await Identity.session({ token: half.token(), at: now() })).toBeUndefined();
    const anew = world.browser();
    await anew.post("/sign-in/email", { email, password: newPassword });
    expect((await anew.post("/two-factor/verify-totp", { code: totpOf(uri, 1) })).status).toBe(200);
  });

  it("isn't got round by a reset of the password, nor taken away without the password or halfway in", async () => {
    const world = testIdentity();
    const { browser, email } = await signedIn(world);
    const { body } = await browser.post("/two-factor/enable", { password });
    await browser.post("/two-factor/verify-totp", { code: totpOf(body.totpURI) });
    for (const path of ["/two-factor/disable", "/two-factor/generate-backup-codes"]) {
      expect((await browser.post(path, { password: "not it at all" })).status).toBe(400);
    }
    await world.browser().post("/request-password-reset", { email });
    const token = tokenIn(world.mails.findLast(({ subject }) => subject === "Choose a new password")!);
    const newPassword = "an even longer password";
    await world.browser().post("/reset-password", { token, newPassword });
    const half = world.browser();
    expect((await half.post("/sign-in/email", { email, password: newPassword })).body.twoFactorRedirect).toBe(true);
    expect(await Identity.session({ token: half.token(), at: now() })).toBeUndefined();
    expect((await half.post("/two-factor/disable", { password: newPassword })).status).toBe(401);
  });
});

/** A passkey of this person, as its ceremony leaves it. */
async function givePasskey(userId: string): Promise<string> {
  const auth = createAuth({
    ...{ clock: systemClock, random: systemRandom, secret: authKey, publicUrl, mailFrom: "tandem@tandem.example" },
    ...{ mailer: { send: async () => {} }, log: () => {} },
  });
  const { adapter } = await auth.$context;
  const { id } = await adapter.create<{ id: string }>({
    model: "passkey",
    data: {
      ...{ userId, name: "Laptop", publicKey: "key", credentialID: `credential of ${userId}`, counter: 0 },
      ...{
        deviceType: "singleDevice",
        backedUp: false,
        transports: "internal",
        createdAt: new Date(now()),
        aaguid: "",
      },
    },
  });
  return id;
}

describe("a passkey", () => {
  const memberIdOf = async (token: string) => (await Identity.session({ token, at: now() }))!.memberId;

  it("is removed by its owner alone, and for the password alone", async () => {
    const world = testIdentity();
    const [{ browser }, { browser: stranger }] = [await signedIn(world), await signedIn(world)];
    const id = await givePasskey(await memberIdOf(browser.token()));
    const remove = async (by: typeof browser, body: object) => {
      const answer = await by.post("/passkey/delete-passkey", { id, ...body });
      return [answer.status, answer.body.code];
    };
    expect(await remove(browser, {})).toEqual([422, "input.invalid"]);
    expect(await remove(browser, { password: "not it at all" })).toEqual([400, "account.invalid_password"]);
    expect((await remove(stranger, { password }))[0]).toBe(401);
    expect(await remove(world.browser(), { password })).toEqual([401, "account.unauthorized"]);
    expect((await browser.get("/passkey/list-user-passkeys")).body).toHaveLength(1);
    expect((await remove(browser, { password }))[0]).toBe(200);
    expect((await browser.get("/passkey/list-user-passkeys")).body).toEqual([]);
  });

  it("isn't added without the password, however new the session is", async () => {
    const { browser } = await signedIn(testIdentity());
    const response = { id: "x", rawId: "x", type: "public-key", response: {} };
    const add = async (given: string) =>
      (await browser.post("/passkey/verify-registration", { response, password: given })).body.code;
    expect(await add("not it at all")).toBe("account.invalid_password");
    // The password was right, so that the ceremony is what fails.
    expect(await add(password)).not.toBe("account.invalid_password");
  });
});
