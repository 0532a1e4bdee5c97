import { Identity } from "#core/identity";
import { systemClock } from "#core/kernel/system";
import { Limit } from "#core/limit";
import { connectToFreshTable, dumpTable, type FreshTable } from "#support";
import { beforeAll, describe, expect, it } from "vitest";
import {
  address,
  confirm,
  openBrowser,
  password,
  signedIn,
  signedUp,
  testIdentity,
  tokenIn,
  type World,
} from "./identity.fixture";

let table: FreshTable;
beforeAll(async () => {
  table = await connectToFreshTable();
});

const now = () => systemClock.now();

describe("signing up and in", () => {
  it("leads by a mail to a session of nobody's tenant, which the API knows by its signed token", async () => {
    const world = testIdentity();
    const { browser, email } = await signedIn(world);
    const session = await Identity.session({ token: browser.token(), at: now() });
    expect(session).toMatchObject({ kind: "person", email, name: "Ann" });
    expect(session?.memberId).toMatch(/^mem_/);
    expect(world.logged).toEqual([]);
  });

  it("isn't possible before the address is confirmed, and sends the mail again", async () => {
    const world = testIdentity();
    const email = address();
    const browser = world.browser();
    await browser.post("/sign-up/email", { email, name: "Ann", password });
    const early = await browser.post("/sign-in/email", { email, password });
    expect([early.status, early.body.code]).toEqual([403, "account.email_not_verified"]);
    expect(browser.cookies.size).toBe(0);
    expect(world.mails.filter(({ to }) => to === email)).toHaveLength(2);
  });

  it("gives no token to scripts: only the cookie carries it", async () => {
    const world = testIdentity();
    const email = await signedUp(world);
    const browser = world.browser();
    const { body, headers } = await browser.post("/sign-in/email", { email, password });
    const [plain = "nothing"] = browser.token().split(".");
    expect(JSON.stringify(body)).not.toContain(plain);
    expect(JSON.stringify((await browser.get("/get-session")).body)).not.toContain(plain);
    expect(headers.getSetCookie()[0]).toMatch(
      /^tandem_session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  it("binds its cookies to host and TLS where there is TLS", async () => {
    const world = testIdentity({ publicUrl: "https://tandem.example" });
    const email = await signedUp(testIdentity());
    const browser = openBrowser(world.identity);
    const { headers } = await browser.post("/sign-in/email", { email, password }, { origin: "https://tandem.example" });
    expect(headers.getSetCookie()[0]).toMatch(/^__Host-tandem_session=.*; Secure/);
  });

  it("is refused from another site", async () => {
    const world = testIdentity();
    const { browser } = await signedIn(world);
    const { status } = await browser.post("/sign-out", {}, { origin: "https://evil.example" });
    expect(status).toBe(403);
    expect(await Identity.session({ token: browser.token(), at: now() })).toBeDefined();
  });

  it("makes one account of two sign-ups with one address at once, and answers both alike", async () => {
    const world = testIdentity();
    const email = address();
    const signUp = () => world.browser().post("/sign-up/email", { email, name: "Ann", password });
    const both = await Promise.all([signUp(), signUp()]);
    expect(both.map(({ status, body }) => [status, body])).toEqual([
      [200, { status: true }],
      [200, { status: true }],
    ]);
    await confirm(world, email);
    await signedIn(world, email);
  });

  it("mails in Dutch to who reads Dutch", async () => {
    const world = testIdentity();
    const body = { email: address(), name: "Ann", password };
    await world.browser().post("/sign-up/email", body, { "accept-language": "nl-NL,nl;q=0.9,en;q=0.8" });
    expect(world.mails.at(-1)).toMatchObject({ to: body.email, subject: "Bevestig je e-mailadres" });
  });
});

/** The real buckets, which hold fewer tokens and get no new ones while the test runs. */
function tight(quota: number): Limit.Limiter {
  const limiter = Limit.createLimiter();
  return { spend: (policy, holder) => limiter.spend({ ...policy, quota, lease: 1 }, holder, 1_772_355_600_000) };
}

describe("tries", () => {
  it("are counted per account and address, alike for accounts there are and aren't, right or wrong", async () => {
    const world = testIdentity();
    const known = await signedUp(world);
    const tries = async (email: string, from: string) => {
      const limited = testIdentity({ limiter: tight(3) });
      const seen: number[] = [];
      for (let round = 0; round < 4; round += 1) {
        const wrong = { email, password: "a wrong password" };
        seen.push((await limited.browser().post("/sign-in/email", wrong, { "x-client-address": from })).status);
      }
      return { seen, limited };
    };
    const { seen, limited } = await tries(known, "192.0.2.1");
    expect(seen).toEqual([401, 401, 401, 429]);
    // The right password no longer helps, until a while has passed; from elsewhere it does.
    const right = { email: known, password };
    const refused = await limited.browser().post("/sign-in/email", right, { "x-client-address": "192.0.2.1" });
    expect([refused.status, refused.body.code]).toEqual([429, "limit.exceeded"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const elsewhere = await limited.browser().post("/sign-in/email", right, { "x-client-address": "192.0.2.9" });
    expect(elsewhere.status).toBe(200);
    expect((await tries(address(), "192.0.2.2")).seen).toEqual(seen);
  });

  it.each([
    ["/sign-up/email", { name: "Ann", password }],
    ["/request-password-reset", {}],
    ["/send-verification-email", {}],
    ["/reset-password", { token: "made-up", newPassword: password }],
    ["/two-factor/verify-totp", { code: "123456" }],
    ["/two-factor/verify-backup-code", { code: "abcde-fghij" }],
  ])("at %s end when its bucket is empty", async (path, input) => {
    const refusing: Limit.Limiter = {
      spend: async (policy) => ({ policy, allowed: false, remaining: 0, waitMs: 60_000 }),
    };
    const world = testIdentity({ limiter: refusing });
    const email = path.includes("two-factor") || path === "/reset-password" ? {} : { email: address() };
    expect((await world.browser().post(path, { ...email, ...input })).status).toBe(429);
    expect(world.mails).toEqual([]);
  });

  it("to send mail end for one mailbox, from however many addresses they come", async () => {
    const limiter = Limit.createLimiter();
    const limited = testIdentity({
      limiter: { spend: (policy, who) => limiter.spend(policy, who, 1_772_355_600_000) },
    });
    const email = address();
    const statuses: number[] = [];
    for (let from = 1; from <= 12; from += 1) {
      const headers = { "x-client-address": `198.51.100.${from}` };
      statuses.push((await limited.browser().post("/request-password-reset", { email }, headers)).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });
});

describe("a reset", () => {
  const reset = async (world: World, email: string) => {
    await world.browser().post("/request-password-reset", { email });
    return tokenIn(world.mails.findLast(({ to, subject }) => to === email && subject === "Choose a new password")!);
  };

  it("ends every other one that was asked for, and a change of the password does too", async () => {
    const world = testIdentity();
    const { browser, email } = await signedIn(world);
    const [first, second] = [await reset(world, email), await reset(world, email)];
    const redeem = async (token: string, newPassword: string) =>
      (await world.browser().post("/reset-password", { token, newPassword })).status;
    expect(await redeem(second, "the second long password")).toBe(200);
    expect(await redeem(first, "the first long password")).toBe(400);
    const third = await reset(world, email);
    const again = world.browser();
    await again.post("/sign-in/email", { email, password: "the second long password" });
    const change = { currentPassword: "the second long password", newPassword: "the fourth long password" };
    expect((await again.post("/change-password", change)).status).toBe(200);
    expect(await redeem(third, "the third long password")).toBe(400);
    expect(browser.token()).not.toBe("");
  });

  it("sets a new password once, ends every session, and tells the owner", async () => {
    const world = testIdentity();
    const { browser, email } = await signedIn(world);
    const token = await reset(world, email);
    const newPassword = "an even longer password";
    const redeem = () => world.browser().post("/reset-password", { token, newPassword });
    const outcomes = await Promise.all([redeem(), redeem()]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    expect((await redeem()).body.code).toBe("account.invalid_token");
    expect(await Identity.session({ token: browser.token(), at: now() })).toBeUndefined();
    expect((await world.browser().post("/sign-in/email", { email, password })).status).toBe(401);
    expect((await world.browser().post("/sign-in/email", { email, password: newPassword })).status).toBe(200);
    expect(world.mails.at(-1)).toMatchObject({ to: email, subject: "Your password was changed" });
  });

  it("keeps its token out of the table", async () => {
    const world = testIdentity();
    const token = await reset(world, await signedUp(world));
    expect(token.length).toBeGreaterThan(20);
    expect(await dumpTable(table)).not.toContain(token);
  });
});

describe("sessions", () => {
  it("end everywhere on the next request after signing out everywhere", async () => {
    const world = testIdentity();
    const { browser, email } = await signedIn(world);
    const { browser: phone } = await signedIn(world, email);
    const tokens = [browser.token(), phone.token()];
    expect((await browser.post("/revoke-sessions")).status).toBe(200);
    for (const token of tokens) expect(await Identity.session({ token, at: now() })).toBeUndefined();
  });

  it("end elsewhere when the password is changed, and go on here under a new token", async () => {
    const world = testIdentity();
    const { browser, email } = await signedIn(world);
    const { browser: phone } = await signedIn(world, email);
    const newPassword = "an even longer password";
    expect((await browser.post("/change-password", { currentPassword: "not it at all", newPassword })).status).toBe(
      400,
    );
    expect((await browser.post("/change-password", { currentPassword: password, newPassword })).status).toBe(200);
    expect(await Identity.session({ token: phone.token(), at: now() })).toBeUndefined();
    expect(await Identity.session({ token: browser.token(), at: now() })).toBeDefined();
  });

  it("end when somebody signs in again in the same browser", async () => {
    const world = testIdentity();
    const { browser, email } = await signedIn(world);
    const before = browser.token();
    await browser.post("/sign-in/email", { email, password });
    expect(browser.token()).not.toBe(before);
    expect(await Identity.session({ token: before, at: now() })).toBeUndefined();
    expect(await Identity.session({ token: browser.token(), at: now() })).toBeDefined();
  });

  it("are opened by no link, and by no page of another site", async () => {
    const world = testIdentity();
    const email = address();
    const browser = world.browser();
    await browser.post("/sign-up/email", { email, name: "Ann", password });
    const link = tokenIn(world.mails.findLast(({ to }) => to === email)!);
    expect((await browser.post("/verify-email", { token: link })).status).toBe(200);
    expect(browser.cookies.size).toBe(0);
    const elsewhere = { "sec-fetch-site": "cross-site" };
    expect((await browser.post("/sign-in/email", { email, password }, elsewhere)).status).toBe(403);
  });

  it("are listed without their tokens, to nobody but their owner", async () => {
    const world = testIdentity();
    const { browser, email } = await signedIn(world);
    const { browser: phone } = await signedIn(world, email);
    const { body } = await browser.get("/sessions");
    expect(body.items.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toEqual([true, false]);
    for (const { token } of [browser, phone]) expect(JSON.stringify(body)).not.toContain(token().split(".")[0]);
    expect((await world.browser().get("/sessions")).status).toBe(401);
  });

  it("are ended one by one by their owner, and by nobody else", async () => {
    const world = testIdentity();
    const { browser, email } = await signedIn(world);
    const { browser: phone } = await signedIn(world, email);
    const { browser: stranger } = await signedIn(world);
    const { body } = await browser.get("/sessions");
    const { sessionId } = body.items.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
    const foreign = await stranger.post("/revoke-session", { sessionId });
    expect([foreign.status, foreign.body.code]).toEqual([404, "account.session_not_found"]);
    expect((await world.browser().post("/revoke-session", { sessionId })).status).toBe(401);
    expect(await Identity.session({ token: phone.token(), at: now() })).toBeDefined();
    expect((await browser.post("/revoke-session", { sessionId })).status).toBe(200);
    expect(await Identity.session({ token: phone.token(), at: now() })).toBeUndefined();
    expect(await Identity.session({ token: browser.token(), at: now() })).toBeDefined();
    expect((await browser.post("/revoke-session", { sessionId })).status).toBe(404);
  });

  it.each(["/sign-out", "/revoke-sessions"])("%s has the browser forget what it kept", async (path) => {
    const { browser } = await signedIn(testIdentity());
    const { headers } = await browser.post(path);
    expect(headers.get("clear-site-data")).toBe('"cache", "storage"');
  });
});

describe("what isn't listed", () => {
  it.each([
    ["GET", "/list-sessions", 404],
    ["POST", "/update-session", 404],
    ["POST", "/delete-user", 404],
    ["POST", "/sign-in/social", 404],
    ["GET", "/__proto__", 404],
    ["GET", "/sign-in/email", 405],
    ["GET", "/verify-email?token=x", 405],
    ["POST", "/verify-password", 404],
  ] as const)("%s %s isn't there", async (method, path, status) => {
    const browser = testIdentity().browser();
    expect((await (method === "GET" ? browser.get(path) : browser.post(path))).status).toBe(status);
  });

  it("goes no further: a field that nobody asked for is refused", async () => {
    const browser = testIdentity().browser();
    const input = { email: address(), name: "Ann", password, tenantId: "ten_0", emailVerified: true };
    expect((await browser.post("/sign-up/email", input)).status).toBe(422);
  });

  it("says nothing of what broke: that stands in the log", async () => {
    const broken = async () => {
      throw new TypeError("the name of a table");
    };
    const world = testIdentity({ limiter: { spend: broken } });
    const { status, body } = await world.browser().post("/sign-up/email", { email: address(), name: "Ann", password });
    expect([status, body.code]).toEqual([500, "internal"]);
    expect(JSON.stringify(body)).not.toContain("table");
    expect(JSON.stringify(world.logged)).toContain("the name of a table");
  });
});
