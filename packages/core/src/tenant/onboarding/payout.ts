/**
 * The account that payouts go to, sealed and opened. In the scope of its tenant.
 *
 * Why a key of the tenant: the keyring has one for each controller and subject, and here the tenant is both. So nothing new stands beside
 * the keys of consumers, a backup of the table opens no account, and a tenant that is gone can be shredded like anybody else.
 *
 * @module
 */
import { deriveId, Fault, type Id, type Instant, InvariantBroken, parseInput } from "#core/kernel";
import { Keyring } from "#core/keyring";
import { Iban } from "./number";
import { mask, type Payout, type SealedPayout } from "./profile";
import { findProfile } from "./profile.store";

const placeOf = (tenantId: Id<"ten">): Keyring.Place => ({
  controllerId: tenantId,
  subjectId: deriveId("sbj", "organisation", tenantId),
  field: "profile.iban",
  recordId: tenantId,
});

export async function sealPayout(tenantId: Id<"ten">, payout: Payout, givenAt: Instant): Promise<SealedPayout> {
  const iban = await Keyring.seal(placeOf(tenantId), payout.iban, { givenAt });
  if (iban === undefined) throw new InvariantBroken("nobody shreds the key of an organisation that fills in a profile");
  return { ...mask(payout), iban };
}

/**
 * The whole of it, for whoever pays: no view has it.
 *
 * @throws Fault `tenant.no_payout_account` (not_found)
 */
export async function payoutAccount({ tenantId }: { readonly tenantId: Id<"ten"> }): Promise<Payout> {
  const { payout } = await findProfile(tenantId);
  const iban = payout && (await Keyring.open(placeOf(tenantId), payout.iban));
  if (!payout || iban === undefined)
    throw new Fault("tenant.no_payout_account", "not_found", "There is no account that payouts could go to", {
      wayOut: "Fill in the payout account.",
    });
  return { holder: payout.holder, iban: parseInput(Iban, iban) };
}
