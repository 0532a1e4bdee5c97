/**
 * Whether somebody has an account: neither an answer nor the work behind it says so.
 */
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { measure } from "#core/store";
import { connectToFreshTable } from "#support";
import { beforeAll, describe, expect, it } from "vitest";
import { address, type openBrowser, password, signedIn, signedUp, testIdentity } from "./identity.fixture";

beforeAll(async () => {
  await connectToFreshTable();
});

describe("whether an account exists shows nowhere", () => {
  const shown = ({ status, body, headers }: Awaited<ReturnType<ReturnType<typeof openBrowser>["get"]>>) => ({
    status,
    cookies: headers.getSetCookie(),
    headers: [...headers].filter(([name]) => name !== "set-cookie"),
    // Ids, times and the address that was sent differ from one account to the next.
    body: JSON.stringify(body)
      .replace(/mem_\w+/g, "mem")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "time")
      .replace(/person-\d+/g, "person"),
  });

  it.each([
    { path: "/sign-up/email", input: { name: "Ann", password }, status: 200 },
    { path: "/sign-in/email", input: { password: "a wrong password" }, status: 401 },
    { path: "/request-password-reset", input: {}, status: 200 },
    { path: "/send-verification-email", input: {}, status: 200 },
  ])("POST $path answers known and unknown accounts alike", async ({ path, input, status }) => {
    const world = testIdentity();
    const known = await signedUp(world);
    const one = shown(await world.browser().post(path, { email: known, ...input }));
    const other = shown(await world.browser().post(path, { email: address(), ...input }));
    expect(one.status).toBe(status);
    expect(other).toEqual(one);
  });

  it.each(["/sign-up/email", "/request-password-reset", "/send-verification-email"])(
    "POST %s takes its time whether or not there is mail to send",
    async (path) => {
      const world = testIdentity();
      const input = path === "/sign-up/email" ? { name: "Ann", password } : {};
      await world.browser().post(path, { email: address(), ...input });
      expect(world.pauses).toEqual([500]);
    },
  );

  it.each([
    { path: "/sign-up/email", input: { name: "Ann", password }, stretched: 1 },
    { path: "/sign-in/email", input: { password: "a wrong password" }, stretched: 1 },
    { path: "/request-password-reset", input: {}, stretched: 0 },
    { path: "/send-verification-email", input: {}, stretched: 0 },
  ])("POST $path works as hard for an unknown account as for a known one", async ({ path, input, stretched }) => {
    let count = 0;
    const world = testIdentity({
      passwords: {
        hash: (text) => ((count += 1), hashPassword(text)),
        verify: (stored) => ((count += 1), verifyPassword(stored)),
      },
    });
    const known = await signedUp(world);
    const workFor = async (email: string) => {
      count = 0;
      await world.browser().post(path, { email, ...input });
      return count;
    };
    expect([await workFor(known), await workFor(address())]).toEqual([stretched, stretched]);
  });

  it.each([
    { path: "/sign-in/email", input: { password: "a wrong password" } },
    { path: "/request-password-reset", input: {} },
    { path: "/send-verification-email", input: {} },
  ])("POST $path asks the table other things, which no answer is quick enough to tell", async ({ path, input }) => {
    const order: string[] = [];
    const world = testIdentity({ pause: async (ms) => void order.push(`pause of ${ms}`) });
    const known = await signedUp(world);
    for (const email of [known, address()]) {
      order.length = 0;
      const { roundTrips } = await measure(() => world.browser().post(path, { email, ...input }));
      // A few reads, far from what fits into the pause that every such answer waits for.
      expect(roundTrips).toBeLessThanOrEqual(8);
      expect(order).toEqual(["pause of 500"]);
    }
  });

  it("a refused sign-in isn't answered before its pause is over", async () => {
    const world = testIdentity({ pause: () => paused });
    let end = () => {};
    const paused = new Promise<void>((resolve) => (end = resolve));
    let isAnswered = false;
    const answer = world
      .browser()
      .post("/sign-in/email", { email: address(), password: "a wrong password" })
      .then(({ status }) => ((isAnswered = true), status));
    // Long enough for a sign-in without one.
    await signedIn(testIdentity());
    expect(isAnswered).toBe(false);
    end();
    expect(await answer).toBe(401);
  });

  it("tells the owner of the address, once a day, that somebody signed up with it", async () => {
    const world = testIdentity();
    const email = await signedUp(world);
    const again = () =>
      world.browser().post("/sign-up/email", { email, name: "Mallory", password: "another password" });
    await again();
    await again();
    const told = world.mails.filter(({ subject }) => subject === "You have an account already");
    expect(told.map(({ to }) => to)).toEqual([email, email]);
    expect(new Set(told.map(({ mailId }) => mailId)).size).toBe(1);
    await signedIn(world, email);
  });
});
