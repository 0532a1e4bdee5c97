/**
 * What leaks, and what is exported: each supplier exports its consumers, each partner what it shares, and somebody writes to a decoy of each.
 *
 * @module
 */
import { Decoy } from "#core/decoy";
import type { Id } from "#core/kernel";
import { arrive } from "./doors";

type Asks = {
  readonly ask: (path: string) => Promise<{ items: readonly any[] }>;
  readonly post: (path: string, json: unknown) => Promise<unknown>;
};

export async function exportAndLeak(
  supplier: Asks & { readonly tenantId: string },
  partner: Asks & { readonly tenantId: string },
  now: () => string,
): Promise<void> {
  await supplier.post(`/tenants/${supplier.tenantId}/exports`, { kind: "consumers", format: "json" });
  const { items } = await partner.ask(`/tenants/${partner.tenantId}/shared-records`);
  for (const agreementId of new Set(items.map((record) => record.agreementId as Id<"agr">))) {
    const path = `/tenants/${partner.tenantId}/exports`;
    await partner.post(path, { kind: "shared_records", agreementId, format: "csv" });
    const decoys = new Set((await Decoy.list(agreementId)).map(({ sharedRecordId }) => sharedRecordId));
    const decoy = items.find(({ sharedRecordId }) => decoys.has(sharedRecordId));
    if (!decoy) throw new Error(`${agreementId} shares, and has no decoy`);
    await arrive({ from: "ads@thief.example", to: decoy.relayAddress, at: now() });
  }
}
