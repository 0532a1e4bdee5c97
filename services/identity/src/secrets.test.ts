/**
 * What people choose as a password, and what is drawn for them: codes, seeds and tokens.
 */
import { Identity } from "#core/identity";
import { systemClock } from "#core/kernel/system";
import { connectToFreshTable } from "#support";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { testIdentity, tokenIn } from "./identity.fixture";

beforeAll(async () => {
  await connectToFreshTable();
});
afterEach(() => {
  vi.restoreAllMocks();
});

let people = 0;

/** Somebody whose address is confirmed, with this password. */
async function personWith(password: string) {
  const world = testIdentity();
  const email = `chooser-${(people += 1)}@example.com`;
  expect((await world.browser().post("/sign-up/email", { email, name: "Ann", password })).status).toBe(200);
  await world.browser().post("/verify-email", { token: tokenIn(world.mails.findLast(({ to }) => to === email)!) });
  const signIn = async (typed: string) => {
    const browser = world.browser();
    return { browser, status: (await browser.post("/sign-in/email", { email, password: typed })).status };
  };
  return { world, email, signIn };
}

const longest = `${"A phrase of two hundred characters, every one of which counts. ".repeat(4).slice(0, 199)}!`;

describe("a password", () => {
  it.each([
    ["small letters", "wickerlanternorchard"],
    ["digits", "80317492650347"],
    ["spaces and dots", " . . . . . . "],
    ["letters of several scripts", "Ünïcödé 日本 слово"],
    ["emoji", "🪑🛶🧵🪵🧺🕯️🍐🪡🧶🏺"],
    ["64 characters", "y4 ".repeat(21).padEnd(64, "z")],
    ["200 characters", longest],
  ])("of %s is taken, and signs in", async (_, password) => {
    const { signIn } = await personWith(password);
    expect((await signIn(password)).status).toBe(200);
  });

  it("is compared as it was typed: neither cut, nor trimmed, nor in another case", async () => {
    const { signIn } = await personWith(longest);
    for (const other of [longest.slice(0, 72), longest.slice(0, 199), `${longest} `, longest.toLowerCase()])
      expect((await signIn(other)).status).toBe(401);
  });

  it("of more than 200 characters is refused, not cut", async () => {
    const input = { email: "long@example.com", name: "Ann", password: `${longest}!` };
    expect((await testIdentity().browser().post("/sign-up/email", input)).status).toBe(422);
  });
});

describe("a password that is guessed first", () => {
  it.each([
    { password: "1234567890", why: "in the list" },
    { password: "qwertyuiop", why: "in the list" },
    { password: "Password123", why: "with digits behind, in another case" },
    { password: "Baseball2024!", why: "with a year and a sign behind" },
    { password: "!!sunshine!!", why: "with signs around" },
    { password: "baseballbaseball", why: "written twice" },
    { password: "dragon dragon", why: "written twice, with a space" },
    { password: "ｐａｓｓｗｏｒｄ１２３", why: "in wide letters" },
  ])("is refused: $password, $why", async ({ password }) => {
    const input = { email: "list@example.com", name: "Ann", password };
    const { status, body } = await testIdentity().browser().post("/sign-up/email", input);
    expect([status, body.code]).toEqual([422, "account.common_password"]);
  });

  it.each([
    { password: "hello Tandem world", why: "our name" },
    { password: "I am Waldemar.Quist now", why: "the address before its @" },
    { password: "the quistian method", why: "a part of the name" },
  ])("is refused: $password, as it has $why", async ({ password }) => {
    const input = { email: "waldemar.quist@example.com", name: "Waldemar Quist", password };
    const { status, body } = await testIdentity().browser().post("/sign-up/email", input);
    expect([status, body.code]).toEqual([422, "account.personal_password"]);
  });

  it.each([
    { password: "baseball 83920174655", why: "a common word with more around it than one guesses" },
    { password: "lantern wicker ann orchard", why: "a name of three letters, which is in many words" },
  ])("isn't $password: $why", async ({ password }) => {
    const { signIn } = await personWith(password);
    expect((await signIn(password)).status).toBe(200);
  });

  it("is refused by a change and by a reset as well, each by what is known of the account", async () => {
    const { world, email, signIn } = await personWith("wickerlanternorchard");
    const { browser } = await signIn("wickerlanternorchard");
    const change = async (newPassword: string) =>
      (await browser.post("/change-password", { currentPassword: "wickerlanternorchard", newPassword })).body.code;
    const [own = ""] = email.split("@");
    expect([await change("letmein2024!"), await change(`my ${own} of old`)]).toEqual([
      "account.common_password",
      "account.personal_password",
    ]);
    await world.browser().post("/request-password-reset", { email });
    const token = tokenIn(world.mails.findLast(({ subject }) => subject === "Choose a new password")!);
    const reset = async (newPassword: string) =>
      (await world.browser().post("/reset-password", { token, newPassword })).body.code;
    expect([await reset("letmein2024!"), await reset(`my ${own} of old`)]).toEqual([
      "account.common_password",
      "account.personal_password",
    ]);
    expect((await signIn("wickerlanternorchard")).status).toBe(200);
    // The link is still good: nothing was used up.
    expect(await reset("an orchard of lanterns")).toBeUndefined();
  });
});

describe("what is drawn", () => {
  it("for backup codes has 119 bits each, and is never the same", async () => {
    const password = "a long enough password";
    const { signIn } = await personWith(password);
    const { browser } = await signIn(password);
    const { body } = await browser.post("/two-factor/enable", { password });
    for (const code of body.backupCodes) expect(code).toMatch(/^[A-Za-z0-9]{5}-[A-Za-z0-9]{15}$/);
    expect(new Set(body.backupCodes).size).toBe(10);
  });

  it("for codes, seeds and tokens comes from the system's secure generator, and from nothing else", async () => {
    const password = "a long enough password";
    const { signIn } = await personWith(password);
    // A generator that always draws the first letter shows in whatever it draws.
    vi.spyOn(globalThis.crypto, "getRandomValues").mockImplementation((into) => {
      if (into) Buffer.from(into.buffer, into.byteOffset, into.byteLength).fill(0);
      return into;
    });
    const { browser } = await signIn(password);
    expect(browser.token()).toMatch(/^a{32}\./);
    const { body } = await browser.post("/two-factor/enable", { password });
    expect(new Set(body.backupCodes)).toEqual(new Set([`aaaaa-${"a".repeat(15)}`]));
    // 32 times "a" in Base32.
    expect(new URL(body.totpURI).searchParams.get("secret")).toMatch(/^(MFQWCYLB)+/);
  });

  it("for a session's token is 32 of 62 characters or more, and never the same", async () => {
    const password = "a long enough password";
    const { signIn } = await personWith(password);
    const { browser } = await signIn(password);
    const session = await Identity.session({ token: browser.token(), at: systemClock.now() });
    const opened = () => Identity.openSession({ memberId: session!.memberId, at: systemClock.now() });
    const tokens = [browser.token()];
    for (let round = 0; round < 50; round += 1) tokens.push((await opened()).token);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{32}\./);
    expect(new Set(tokens.map((token) => token.split(".")[0])).size).toBe(tokens.length);
  });
});
