/**
 * What happens after the sales: consumers who take their consent back or give it late, and an agreement that is suspended, goes on and
 * ends. The last withdrawal is heard by nobody yet: what is asked in the meantime must be answered from the grant.
 *
 * @module
 */
import { Agreement } from "#core/agreement";
import { Consent } from "#core/consent";
import type { Id } from "#core/kernel";
import { Keyring } from "#core/keyring";
import { runInScope } from "#core/store";
import { pairwiseKey } from "#support";
import { testRandom } from "../../../services/api/src/api.fixture";
import type { Doors } from "./doors";
import { purchases } from "./purchases";

type Answered = {
  readonly email: string;
  readonly steward: Id<"ten">;
  readonly agreementId: Id<"agr">;
};

const changeOf = ({ email, steward, agreementId }: Answered, { clock }: Doors) => ({
  subjectId: Keyring.subjectOf(email, pairwiseKey),
  controllerId: steward,
  agreementId,
  secret: pairwiseKey,
  at: clock.now(),
  random: testRandom,
});

const takeBack = (answered: Answered, doors: Doors) => Consent.withdraw(changeOf(answered, doors));

async function giveLate(answered: Answered, doors: Doors): Promise<void> {
  const { steward: controllerId, agreementId } = answered;
  const asked = await runInScope({ tenantId: controllerId, actor: "isolation", role: "owner" }, () =>
    Consent.question({ controllerId, agreementId, locale: "en-GB" }),
  );
  if (!asked) throw new Error("the agreement asks");
  await Consent.give({ ...changeOf(answered, doors), noticeHash: asked.notice.hash, locale: "en-GB" });
}

/** Suspended by its supplier, let go on, and ended by its partner; every step is heard before the next. */
async function endAgreement(
  { supplierId, partnerId, agreementId }: { supplierId: Id<"ten">; partnerId: Id<"ten">; agreementId: Id<"agr"> },
  { clock }: Doors,
  settle: () => Promise<void>,
): Promise<void> {
  const by = (tenantId: Id<"ten">) => ({ tenantId, agreementId, at: clock.now(), random: testRandom });
  const as = <R>(tenantId: Id<"ten">, body: () => Promise<R>) =>
    runInScope({ tenantId, actor: "isolation", role: "owner" }, body);
  for (const step of [
    () => as(supplierId, () => Agreement.suspend(by(supplierId))),
    () => as(supplierId, () => Agreement.resume(by(supplierId))),
    () => as(partnerId, () => Agreement.end(by(partnerId))),
  ]) {
    await step();
    clock.pass(1_000);
    await settle();
  }
}

/** By consumer their address, by "supplier partner" their agreement. */
type Known = {
  readonly emails: ReadonlyMap<string, string>;
  readonly agreementIds: ReadonlyMap<string, string>;
  readonly tenantOf: (key: string) => Id<"ten">;
};

export async function runCourse(known: Known, doors: Doors, settle: () => Promise<void>): Promise<void> {
  const agreementOf = (supplier: string, partner: string) =>
    known.agreementIds.get(`${supplier} ${partner}`) as Id<"agr">;
  const answersOf = (said: string): Answered[] =>
    purchases.flatMap(({ key, shop, suppliers, later }) =>
      later === said
        ? suppliers.map((supplier) => ({
            email: known.emails.get(key) ?? "",
            steward: known.tenantOf(supplier),
            agreementId: agreementOf(supplier, shop),
          }))
        : [],
    );
  for (const answer of answersOf("takes_back")) await takeBack(answer, doors);
  for (const answer of answersOf("gives")) await giveLate(answer, doors);
  await settle();
  const [supplierId, partnerId] = [known.tenantOf("mole"), known.tenantOf("kiosk")];
  await endAgreement({ supplierId, partnerId, agreementId: agreementOf("mole", "kiosk") }, doors, settle);
  for (const answer of answersOf("takes_back_unheard")) await takeBack(answer, doors);
}
