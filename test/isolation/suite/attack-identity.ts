/**
 * Every operation of the identity service, asked by every kind of caller about somebody else's account: with their address, their sessions,
 * their tokens and their passkey. Generated from the table of operations, so that a new one is covered by being there.
 *
 * Accounts live by the system's clock, as Better Auth does; the rest of the world has its own.
 *
 * @module
 */
import { Identity } from "#core/identity";
import { systemClock } from "#core/kernel/system";
import * as z from "zod";
import { publicUrl } from "../../../services/api/src/api.fixture";
import { type Operation, operations } from "../../../services/identity/src/operations";
import { type Account, type Accounts, openAccounts } from "./accounts";
import type { Probe } from "./probe";
import { accountRowsOf, readTable, type Table } from "./table";
import type { World } from "./world";

/** Who asks. `cookies` are made for each request, because some requests end the session they come with. */
type Caller = { readonly kind: string; readonly of?: Account; readonly cookies: () => Promise<string> };

const cookie = (token: string): string => `${Identity.sessionCookieName(publicUrl)}=${encodeURIComponent(token)}`;

function callersOf({ victim, half, halfCookies, ...people }: Accounts, { markers }: World): Caller[] {
  const signedIn = async ({ key, memberId, tenantId }: Account) => {
    const by = tenantId ? { memberId, tenantId } : { memberId };
    const { token } = await Identity.openSession({ ...by, at: systemClock.now() });
    // Even whose it is gets it by the cookie only.
    markers.watch(token.split(".")[0] ?? "", { kind: "member.token", consumer: key });
    return token;
  };
  const fresh = (of: Account): Pick<Caller, "of" | "cookies"> => ({
    of,
    cookies: async () => cookie(await signedIn(of)),
  });
  return [
    { kind: "nobody", cookies: async () => "" },
    {
      kind: "who has read a token, and can't sign it",
      cookies: async () => cookie(`${victim.plainToken}.${"A".repeat(43)}=`),
    },
    { kind: "who knows a session's id", cookies: async () => cookie(victim.sessionId) },
    {
      kind: "whose session has ended",
      cookies: async () => {
        const token = await signedIn(people.stranger);
        await Identity.signOut({ token });
        return cookie(token);
      },
    },
    { kind: "who is half signed in", of: half, cookies: async () => halfCookies },
    { kind: "somebody", ...fresh(people.stranger) },
    { kind: "a member of another tenant", ...fresh(people.outsider) },
    { kind: "a colleague", ...fresh(people.colleague) },
  ];
}

const wholly = ({ kind, of }: Caller): boolean => of !== undefined && kind !== "who is half signed in";

/** What stands for a field: the victim's, but for what the caller has to know of themselves. */
const supplies: Readonly<Record<string, (victim: Accounts["victim"], own: Account | undefined) => readonly unknown[]>> =
  {
    email: ({ email }) => [email],
    name: () => ["Somebody"],
    password: (_, own) => [own?.password ?? "a password of nobody"],
    currentPassword: (_, own) => [own?.password ?? "a password of nobody"],
    newPassword: (_, own) => [own?.password ?? "a password of nobody"],
    code: () => ["000000"],
    token: ({ plainToken, token, invitation }) => [plainToken, token, invitation],
    id: ({ passkeyId }) => [passkeyId],
    sessionId: ({ sessionId }) => [sessionId],
    response: ({ credentialId, memberId }) => [
      {
        ...{ id: credentialId, rawId: credentialId, type: "public-key", clientExtensionResults: {} },
        response: { clientDataJSON: "e30", authenticatorData: "AA", signature: "AA", userHandle: memberId },
      },
    ],
  };
/** What leads to one thing of one person: whoever else sends it is refused. */
const leading = ["token", "id", "sessionId", "response"];

const fieldsOf = ({ body, query }: Operation): string[] =>
  [body, query].flatMap((schema) => {
    if (!schema) return [];
    const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
    return Object.keys(properties);
  });

/** Fields that nothing stands for: the suite wouldn't know how to ask. */
export const unknownFields = (all: Readonly<Record<string, Operation>> = operations): string[] =>
  Object.entries(all).flatMap(([path, operation]) =>
    fieldsOf(operation).flatMap((name) => (name in supplies ? [] : [`${name} of ${path}`])),
  );

/** The inputs of an operation: each value of each field once. */
function inputsOf(operation: Operation, victim: Accounts["victim"], own: Account | undefined) {
  const fields = fieldsOf(operation).map((name) => [name, supplies[name]?.(victim, own) ?? []] as const);
  const most = Math.max(1, ...fields.map(([, values]) => values.length));
  return Array.from({ length: most }, (_, nth) =>
    Object.fromEntries(fields.map(([name, values]) => [name, values[nth % values.length]])),
  );
}

export async function attackIdentity(world: World, probe: Probe, table: Table): Promise<void> {
  const accounts = await openAccounts(world);
  const { victim } = accounts;
  const rows = async () => accountRowsOf(await readTable(table), victim.memberId);
  const before = await rows();
  for (const caller of callersOf(accounts, world)) {
    for (const [path, operation] of Object.entries(operations))
      for (const input of inputsOf(operation, victim, caller.of))
        await ask({ accounts, probe, caller, path, operation, input });
    if ((await rows()) !== before) {
      probe.report(`requests of ${caller.kind} to /auth`, "changed somebody else's account");
      break;
    }
  }
  // What nobody else saw is there to be seen.
  const self = { kind: "the victim", of: victim, cookies: async () => cookie(victim.token) };
  for (const path of ["/sessions", "/passkey/list-user-passkeys"]) {
    const operation = operations[path];
    if (operation) await ask({ accounts, probe, caller: self, path, operation, input: {} });
  }
}

type Asking = {
  readonly accounts: Accounts;
  readonly probe: Probe;
  readonly caller: Caller;
  readonly path: string;
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
};

async function ask({ accounts, probe, caller, path, operation, input }: Asking): Promise<void> {
  const { method } = operation;
  const asked = JSON.stringify(input);
  const query = method === "GET" ? `?${new URLSearchParams(input as Record<string, string>).toString()}` : "";
  const where = `${method} /auth${path} ${asked} as ${caller.kind}`;
  const cookies = await caller.cookies();
  const answer = await probe.door(
    where,
    () =>
      accounts.identity(
        new Request(`${publicUrl}/auth${path}${query}`, {
          method,
          headers: {
            origin: publicUrl,
            cookie: cookies,
            ...(method === "POST" ? { "content-type": "application/json" } : {}),
          },
          ...(method === "POST" ? { body: asked } : {}),
        }),
      ),
    caller.of ? { consumer: caller.of.key } : {},
    { asked, cookies },
  );
  for (const { to, text } of accounts.mails.splice(0)) {
    const reader = accounts.everybody.find(({ email }) => email === to);
    probe.look(`mail to ${to} after ${where}`, text, reader ? { consumer: reader.key } : {}, to);
  }
  if (answer.status >= 400) return;
  if (!operation.open && !wholly(caller)) probe.report(where, `status ${answer.status} without a session`);
  if (leading.some((name) => name in input)) probe.report(where, `status ${answer.status} for what is another's`);
}
