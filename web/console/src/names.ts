/**
 * Names of the tenants that one works with. Orders and entries carry ids; the agreements know what they are called.
 *
 * @module
 */
import { gather } from "./api/query";
import { listAgreements, listTenants } from "./api/operations";
import type { Agreement } from "./api/schema";
import { shortId } from "./format";
import { is, may, type Session } from "./session";

export type Names = (tenantId: string) => string;

/** A tenant without an agreement, past or present, has no name here; its id has to do. */
export function namesFrom(agreements: readonly Agreement[], own: { tenantId: string; name: string }): Names {
  const known = new Map<string, string>([[own.tenantId, own.name]]);
  for (const { supplierId, supplierName, partnerId, partnerName } of agreements) {
    known.set(supplierId, supplierName);
    known.set(partnerId, partnerName);
  }
  return (tenantId) => known.get(tenantId) ?? shortId(tenantId);
}

export async function agreementsOf(session: Session): Promise<readonly Agreement[]> {
  if (!may(session, "agreement:read")) return [];
  return (await gather((cursor) => listAgreements({ cursor, limit: 100 }), { max: 1_000 })).items;
}

/** The operator has no agreements, and knows everybody. */
export async function namesOfAll(session: Session): Promise<Names> {
  if (!is(session, "operator") || !may(session, "tenant:review")) return namesOf(session);
  const { items } = await gather((cursor) => listTenants(undefined, { cursor, limit: 100 }), { max: 5_000 });
  const known = new Map(items.map(({ tenantId, name }) => [tenantId, name]));
  return (tenantId) => known.get(tenantId) ?? shortId(tenantId);
}

export const namesOf = async (session: Session): Promise<Names> =>
  namesFrom(await agreementsOf(session), session.me.tenant);
