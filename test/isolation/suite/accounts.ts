/**
 * The people of the identity service: a victim with all that an account can have, a colleague, a member of another tenant, somebody who is a
 * member of nothing, and somebody halfway in.
 *
 * @module
 */
import { Identity } from "#core/identity";
import { type Id, invariant } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import type { Mail } from "#core/mail";
import { Tenant } from "#core/tenant";
import { authKey } from "#support";
import { publicUrl } from "../../../services/api/src/api.fixture";
import { createAuth } from "../../../services/identity/src/auth";
import { createIdentity } from "../../../services/identity/src/app";
import { openBrowser, totpOf } from "../../../services/identity/src/identity.fixture";
import type { World } from "./world";

export type Account = {
  readonly key: string;
  readonly memberId: Id<"mem">;
  readonly tenantId?: Id<"ten">;
  readonly email: string;
  readonly password: string;
};
export type Accounts = {
  readonly identity: (request: Request) => Promise<Response>;
  /** That nobody has looked at. */
  readonly mails: Mail[];
  readonly everybody: readonly Account[];
  readonly victim: Account & {
    readonly sessionId: string;
    /** As its cookie carries it, and as it is before it is signed. */
    readonly token: string;
    readonly plainToken: string;
    readonly passkeyId: string;
    readonly credentialId: string;
    readonly invitation: string;
  };
  readonly colleague: Account;
  readonly outsider: Account;
  readonly stranger: Account;
  readonly half: Account;
  /** Of who has given the password, and not the code. */
  readonly halfCookies: string;
};

export async function openAccounts(world: World): Promise<Accounts> {
  const mails: Mail[] = [];
  const shared = {
    ...{ clock: systemClock, random: systemRandom, secret: authKey, publicUrl, mailFrom: "tandem@tandem.example" },
    mailer: { send: async (mail: Mail) => void mails.push(mail) },
    // The doors watch the console.
    log: (entry: Readonly<Record<string, unknown>>) => console.error(JSON.stringify(entry)),
  };
  const identity = createIdentity({ ...shared, pause: async () => {} });
  const victim = await openAccount(world, "ada", "alder");
  const [colleague, outsider] = [await openAccount(world, "abe", "alder"), await openAccount(world, "kay", "kiosk")];
  const [stranger, half] = [await openAccount(world, "sam"), await openAccount(world, "hal")];
  return {
    ...{ identity, mails, colleague, outsider, stranger, half },
    everybody: [victim, colleague, outsider, stranger, half],
    victim: { ...victim, ...(await possessions(world, victim, createAuth(shared))) },
    halfCookies: await halfwayIn(identity, half),
  };
}

async function openAccount({ markers, parties }: World, key: string, party?: string): Promise<Account> {
  const fact = { consumer: key, ...(party === undefined ? {} : { tenant: party }) };
  const email = `${markers.word({ kind: "member.email", ...fact })}@example.com`;
  const tenantId = party === undefined ? undefined : parties.get(party)?.tenantId;
  const memberships = tenantId ? [{ tenant: await Tenant.get(tenantId), role: "viewer" as const }] : [];
  const password = `only ${key} knows this one`;
  const { memberId } = await Identity.register({
    ...{ email, password, memberships, at: systemClock.now(), random: systemRandom },
    name: markers.word({ kind: "member.name", ...fact }),
  });
  return { key, memberId, email, password, ...(tenantId ? { tenantId } : {}) };
}

/** A live session and a passkey; and an invitation of the same tenant that nobody has accepted. */
async function possessions(
  { markers, invitations }: World,
  { key, memberId, tenantId }: Account,
  auth: ReturnType<typeof createAuth>,
) {
  const { token, session } = await Identity.openSession({
    ...{ memberId, at: systemClock.now() },
    ...(tenantId ? { tenantId } : {}),
  });
  const [plainToken = ""] = token.split(".");
  const { sessionId } = session;
  const credentialId = Buffer.from(`credential of ${key}`).toString("base64url");
  const { adapter } = await auth.$context;
  const { id: passkeyId } = await adapter.create<{ id: string }>({
    model: "passkey",
    data: {
      ...{ userId: memberId, credentialID: credentialId, publicKey: "AA", counter: 0, transports: "internal" },
      name: markers.word({ kind: "account.passkey", consumer: key }),
      ...{ deviceType: "singleDevice", backedUp: false, aaguid: "", createdAt: new Date(systemClock.now()) },
    },
  });
  for (const secret of [token, plainToken]) markers.watch(secret, { kind: "member.token", consumer: key });
  for (const id of [sessionId, passkeyId]) markers.watch(id, { kind: "account.id", consumer: key });
  const invitation = invitations.get("alder");
  invariant(invitation, "alder has an open invitation");
  return { token, plainToken, sessionId, passkeyId, credentialId, invitation };
}

async function halfwayIn(identity: Accounts["identity"], { email, password }: Account): Promise<string> {
  const whole = openBrowser(identity);
  await whole.post("/sign-in/email", { email, password });
  const { body } = await whole.post("/two-factor/enable", { password });
  await whole.post("/two-factor/verify-totp", { code: totpOf(body.totpURI) });
  const browser = openBrowser(identity);
  const { body: answer } = await browser.post("/sign-in/email", { email, password });
  invariant(answer.twoFactorRedirect === true, "who has a second factor is asked for it");
  return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}
