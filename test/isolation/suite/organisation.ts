/**
 * What a tenant has beside its members: machines, an open invitation, and tokens that count no longer.
 *
 * @module
 */
import { type Identity, Invitation } from "#core/identity";
import { colleague, type Person, tokenKey } from "../../../services/api/src/api.fixture";
import type { Doors } from "./doors";
import type { Markers } from "./marker";

export type Machine = {
  readonly of: string;
  readonly secret: string;
  readonly permissions: readonly Identity.Permission[];
};

export type Organised = {
  /** Machines of the parties, by what each may do. */
  readonly keys: readonly Machine[];
  /** Tokens and secrets that counted once: of who was disabled, and of a key before it was rotated. */
  readonly ended: readonly string[];
  /** For each party the token of an invitation that nobody has accepted. */
  readonly invitations: ReadonlyMap<string, string>;
};

export type Ask = (
  as: Pick<Person, "token">,
  method: string,
  path: string,
  sent?: { readonly json?: unknown; readonly text?: string; readonly key?: string; readonly etag?: string },
) => Promise<any>;

const machines: readonly Omit<Machine, "secret">[] = [
  { of: "alder", permissions: ["order:read", "consumer:read", "catalogue:read"] },
  { of: "alder", permissions: ["member:read", "event:read"] },
  { of: "kiosk", permissions: ["consumer:read", "commission:read", "listing:read"] },
  { of: "mole", permissions: ["catalogue:write", "listing:write", "storefront:read"] },
];

export async function organise(
  parties: readonly { readonly key: string; readonly tenantId: Person["tenantId"]; readonly keeper: Person }[],
  { ask, doors, markers }: { readonly ask: Ask; readonly doors: Doors; readonly markers: Markers },
): Promise<Organised> {
  const [keys, ended, invitations] = [[] as Machine[], [] as string[], new Map<string, string>()];
  const end = (token: string, tenant: string) => {
    markers.watch(token, { kind: "member.token", tenant });
    ended.push(token);
  };
  for (const { key: tenant, tenantId, keeper } of parties) {
    const of = `/tenants/${tenantId}`;
    const email = `${markers.word({ kind: "invitation.email", tenant })}@example.com`;
    const json = { email, role: "viewer" };
    const invited = await ask(keeper, "POST", `${of}/invitations`, { key: crypto.randomUUID(), json });
    const token = Invitation.tokenOf(invited, tokenKey);
    markers.watch(token, { kind: "invitation.token", tenant });
    invitations.set(tenant, token);
    for (const machine of machines.filter((each) => each.of === tenant)) {
      const { permissions } = machine;
      const named = () => ({ name: markers.word({ kind: "apiKey.name", tenant }), permissions });
      const { secret } = await ask(keeper, "POST", `${of}/api-keys`, { json: named() });
      markers.watch(secret, { kind: "member.token", tenant });
      keys.push({ ...machine, secret });
      const old = await ask(keeper, "POST", `${of}/api-keys`, { json: named() });
      await ask(keeper, "POST", `${of}/api-keys/${old.apiKey.apiKeyId}/secrets`, { json: {} });
      end(old.secret, tenant);
    }
    if (keeper.role !== "owner") continue;
    const former = await colleague(
      tenantId,
      markers.word({ kind: "member.email", tenant }),
      "admin",
      doors.clock.now(),
    );
    const { items } = await ask(keeper, "GET", `${of}/members`);
    const { memberId } = items.find((each: { readonly email: string }) => each.email === former.email.toLowerCase());
    await ask(keeper, "PATCH", `${of}/members/${memberId}`, { json: { status: "disabled" }, etag: '"r1"' });
    end(former.token, tenant);
  }
  return { keys, ended, invitations };
}
