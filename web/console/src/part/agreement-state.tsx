import type { Agreement } from "../api/schema";
import { useSession } from "../session";
import { State } from "./text";

type Party = "supplier" | "partner";

export const partyOf = ({ supplierId }: Pick<Agreement, "supplierId">, tenantId: string): Party =>
  supplierId === tenantId ? "supplier" : "partner";

export const counterpartyOf = (agreement: Agreement, tenantId: string): string =>
  partyOf(agreement, tenantId) === "supplier" ? agreement.partnerName : agreement.supplierName;

export const waitsForOwn = (agreement: Agreement, tenantId: string): boolean =>
  (agreement.status === "proposed" || agreement.status === "signed") &&
  agreement.signatures[partyOf(agreement, tenantId)] === undefined;

/** Where the agreement stands, as seen from one's own side of it. */
export function AgreementState({ of: agreement }: { readonly of: Agreement }) {
  const { tenantId } = useSession().me.tenant;
  if (agreement.status === "active") return <State tone="good">Active</State>;
  if (agreement.status === "suspended") return <State tone="bad">Suspended</State>;
  if (agreement.status === "closed") return <State tone="quiet">Ended</State>;
  if (waitsForOwn(agreement, tenantId)) return <State tone="wait">Waiting for your signature</State>;
  return (
    <State tone="quiet">
      {partyOf(agreement, tenantId) === "supplier" ? "Waiting for the partner" : "Waiting for the supplier"}
    </State>
  );
}
