/**
 * Admission: who a request comes from, and whether the operation is theirs.
 *
 * @module
 */
import { ApiKey, type Identity } from "#core/identity";
import type { Idempotency } from "#core/idempotency";
import { type Id, type Instant, InvariantBroken } from "#core/kernel";
import type { Scope } from "#core/store";
import { tokenOf } from "./caller";
import { forbidden, notFound, peopleOnly, tenantNeeded, unauthenticated } from "./protocol-fault";
import type { Payer } from "./limited";
import type { Call, Caller, Door, Route } from "./route";

/** @throws Fault `http.unauthenticated` (401) */
export async function callerOf(request: Request, door: Door, at: Instant): Promise<Caller> {
  const token = tokenOf(request, door.publicUrl);
  // A key never comes as a cookie: nobody signs in with one.
  const isKey = ApiKey.isSecret(token) && request.headers.has("authorization");
  const caller = isKey
    ? await ApiKey.authenticate({ secret: token, kind: door.keyKind, at })
    : await door.identity.session({ token, at });
  if (!caller) throw unauthenticated();
  return caller;
}

/** The tenant that the caller acts for. */
export const tenantOf = (caller: Caller | undefined): Id<"ten"> | undefined =>
  caller === undefined || caller.kind === "person" ? undefined : caller.tenantId;

/** What the caller is called in the audit chain, in scopes and in buckets. */
export const nameOf = (caller: Caller): Id<"mem"> | Id<"key"> =>
  caller.kind === "apiKey" ? caller.apiKeyId : caller.memberId;

/** Whose buckets a request is counted in. */
export const payerOf = (caller: Caller): Payer => ({
  name: caller.kind === "apiKey" ? caller.apiKeyId : caller.sessionId,
  tenantId: tenantOf(caller),
});

/**
 * Deny by default: what belongs to another tenant isn't there, what the caller may not do is refused.
 *
 * @throws Fault `http.not_found` (404), `http.people_only`, `http.tenant_needed`, `http.forbidden` (403)
 */
export function requireAdmission(
  route: Route,
  caller: Caller | undefined,
  params: Readonly<Record<string, unknown>>,
  { identity }: Pick<Door, "identity">,
): void {
  const { access } = route;
  if (access === "public") return;
  if (!caller) throw unauthenticated();
  if (route.owner && params[route.owner] !== tenantOf(caller)) throw notFound();
  if ((access === "person" || route.human) && caller.kind === "apiKey") throw peopleOnly();
  if (access === "person") return;
  if (caller.kind === "person") throw tenantNeeded();
  if (access !== "member" && !mayCall(caller, access, identity)) throw forbidden(access);
}

const mayCall = (
  caller: Exclude<Caller, { kind: "person" }>,
  permission: Identity.Permission,
  { isAllowed }: Door["identity"],
): boolean => (caller.kind === "apiKey" ? caller.permissions.includes(permission) : isAllowed(caller.role, permission));

/** What an operation may ask of who calls. */
export const callersOf = (
  { access, human }: Route,
  caller: Caller | undefined,
): Pick<Call, "caller" | "member" | "person"> => ({
  get caller() {
    if (!caller || caller.kind === "person" || access === "person")
      throw new InvariantBroken("this operation acts for no tenant");
    return caller;
  },
  get member() {
    if (caller?.kind !== "member" || !human) throw new InvariantBroken("this operation isn't for people only");
    return caller;
  },
  get person() {
    if (!caller || caller.kind === "apiKey" || access !== "person")
      throw new InvariantBroken("this operation isn't one of persons");
    return caller;
  },
});

/** Whose repetitions are told by their keys: a tenant's, or a person's where somebody acts for themselves. */
export function repeaterOf(route: Route, caller: Caller | undefined): Idempotency.Owner {
  if (caller && route.access === "person" && caller.kind !== "apiKey") return `platform#person#${caller.memberId}`;
  const tenantId = tenantOf(caller);
  if (!tenantId) throw new InvariantBroken("an operation that takes effect once has a caller");
  return tenantId;
}

/** The scope that the operation runs in: the caller's tenant, or none where somebody acts for themselves. */
export function scopeOf(route: Route, caller: Caller): Scope {
  const actor = nameOf(caller);
  const tenantId = tenantOf(caller);
  if (route.access === "person" || !tenantId) {
    const partition = `${repeaterOf(route, caller)}#idempotency`;
    const reach = { partition, access: "write", because: "a person's own requests take effect once" } as const;
    return { tenantId: null, actor, role: "person", ...(route.once ? { reach: [reach] } : {}) };
  }
  return { tenantId, actor, role: caller.kind === "member" ? caller.role : caller.kind };
}
