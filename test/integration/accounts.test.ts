/**
 * Accounts across their doors: the identity service says who somebody is, the API what they may do.
 */
import { Invitation } from "#core/identity";
import { systemClock } from "#core/kernel/system";
import { measure } from "#core/store";
import { connectToFreshTable } from "#support";
import { beforeAll, describe, expect, it } from "vitest";
import { join, outsider, testApi, tokenKey } from "../../services/api/src/api.fixture";
import { password, testIdentity, tokenIn } from "../../services/identity/src/identity.fixture";

beforeAll(async () => {
  await connectToFreshTable();
});

const now = () => systemClock.now();
const { send } = testApi({ clock: systemClock });

async function invite(email: string, role = "support") {
  const owner = await join("Alder", ["supplier"], { at: now() });
  const path = `/tenants/${owner.tenantId}/invitations`;
  const measured = await measure(() => send(owner, "POST", path, { json: { email, role } }));
  expect(measured.result.status).toBe(201);
  return { owner, ...measured, token: Invitation.tokenOf(measured.result.body, tokenKey) };
}

describe("somebody who is invited", () => {
  it("signs up, confirms the address, accepts, and does what the role may, until they are disabled", async () => {
    const email = "newcomer@example.com";
    const { owner, token } = await invite(email);
    const world = testIdentity();
    const browser = world.browser();
    const accept = (as: string | undefined) =>
      send(as === undefined ? undefined : { token: as }, "POST", "/invitations/acceptances", { json: { token } });

    expect((await accept(undefined)).status).toBe(401);
    await browser.post("/sign-up/email", { email, name: "Nell Comer", password });
    // The token alone lets nobody in, nor does an account whose address nobody has confirmed.
    expect((await browser.post("/sign-in/email", { email, password })).status).toBe(403);
    await browser.post("/verify-email", { token: tokenIn(world.mails.findLast(({ to }) => to === email)!) });
    expect((await browser.post("/sign-in/email", { email, password })).status).toBe(200);

    const person = browser.token();
    const orders = `/suppliers/${owner.tenantId}/supplier-orders`;
    expect((await send({ token: person }, "GET", orders)).status).toBe(404);
    const accepted = await accept(person);
    expect([accepted.status, accepted.body.tenantId, accepted.body.role]).toEqual([201, owner.tenantId, "support"]);
    const moved = await send({ token: person }, "POST", "/me/tenant", { json: { tenantId: owner.tenantId } });
    expect(moved.status).toBe(201);
    const member = { token: moved.body.token as string };
    expect((await send(member, "GET", orders)).status).toBe(200);
    expect(
      (await send(member, "POST", `/tenants/${owner.tenantId}/invitations`, { json: { email, role: "owner" } })).status,
    ).toBe(403);

    const { body } = await send(owner, "GET", `/tenants/${owner.tenantId}/members`);
    const { memberId, revision } = body.items.find((each: { email: string }) => each.email === email);
    await send(owner, "PATCH", `/tenants/${owner.tenantId}/members/${memberId}`, {
      json: { status: "disabled" },
      headers: { "if-match": `"r${revision}"` },
    });
    // The account is theirs and stays; what they did for this organisation has ended with the next request.
    expect((await send(member, "GET", orders)).status).toBe(401);
    expect((await browser.post("/sign-in/email", { email, password })).status).toBe(200);
    expect((await send({ token: browser.token() }, "GET", orders)).status).toBe(404);
  });

  it("by somebody else's address gets nothing by the token", async () => {
    const { token } = await invite("invited@example.com");
    const thief = await outsider("thief", now());
    const { status, body } = await send(thief, "POST", "/invitations/acceptances", { json: { token } });
    expect([status, body.code]).toEqual([404, "invitation.not_valid"]);
  });
});

it("an invitation is answered alike, by as many round trips, whether or not the address has an account", async () => {
  const { email: known } = await outsider("known", now());
  const shown = ({ result: { status, headers, body }, roundTrips }: Awaited<ReturnType<typeof invite>>) => ({
    status,
    roundTrips,
    headers: [...headers.keys()],
    body: Object.keys(body),
    role: body.role,
    state: body.status,
  });
  expect(shown(await invite(known))).toEqual(shown(await invite("nobody-yet@example.com")));
});
