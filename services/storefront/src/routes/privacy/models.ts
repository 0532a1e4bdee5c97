/**
 * From what is held to what the page shows: one entry for each reason, not for each record.
 *
 * @module
 */
import type { Privacy } from "#core/privacy";
import type { ControllerModel, HoldingModel } from "#web/storefront/privacy";
import type { OpenShop } from "../../shop";

/** The shop first, then the sellers, the platform last. */
export function controllersOf({ records, names }: Privacy.Held, { key }: Pick<OpenShop, "key">): ControllerModel[] {
  const byController = new Map<string, Privacy.Record[]>();
  for (const record of records)
    byController.set(record.controllerId, [...(byController.get(record.controllerId) ?? []), record]);
  const models = [...byController].map(([controllerId, own]): ControllerModel => {
    const name = names.get(controllerId);
    return {
      ...(controllerId === "platform" ? {} : { name: name ?? controllerId }),
      role: roleOf(controllerId, key.tenantId, own),
      holdings: holdingsOf(own),
    };
  });
  return models.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
}

const roles: readonly ControllerModel["role"][] = ["shop", "seller", "partner", "platform"];

function roleOf(controllerId: string, shopId: string, own: readonly Privacy.Record[]): ControllerModel["role"] {
  if (controllerId === "platform") return "platform";
  if (controllerId === shopId) return "shop";
  return own.some(({ kind }) => kind === "supplier_order" || kind === "consumer_record") ? "seller" : "partner";
}

/** What is the same but for its number and time is one entry. */
function holdingsOf(records: readonly Privacy.Record[]): HoldingModel[] {
  const entries = new Map<string, HoldingModel>();
  for (const { kind, basis, fields, since, agreement, erased } of records) {
    const name = JSON.stringify([kind, basis, fields, agreement, erased]);
    const before = entries.get(name);
    entries.set(name, {
      ...{ kind, basis, fields, erased },
      count: (before?.count ?? 0) + 1,
      since: before && before.since < since ? before.since : since,
      ...(agreement ? { agreement } : {}),
    });
  }
  return [...entries.values()];
}
