/**
 * Receive: what becomes of a mail that arrived at a relay address, or at a decoy's.
 *
 * A delivery that ends anywhere is repeated by the queue: a forwarded mail leaves its mark, an incident is raised once.
 *
 * @module
 */
import { Consumer } from "../consumer";
import { Decoy } from "../decoy";
import { Incident } from "../incident";
import { type Clock, deriveId, type Id, type Random } from "../kernel";
import { type Mailer, sendOnce } from "../mail";
import { RelayAddress } from "../relay-address";
import { runInScope } from "../store";
import { Tenant } from "../tenant";
import { forwarded } from "./forwarded";
import { domainOf, echoOf, type Incoming, isRegistered, type Refusal, refusalOf } from "./incoming";
import { showingsOf } from "./showings";

export type World = {
  readonly relay: RelayAddress.Relay;
  readonly decoyDomains: readonly string[];
  /** What our own mails come from. */
  readonly mailFrom: string;
  readonly mailer: Pick<Mailer, "send">;
  readonly random: Random;
  /** What is granted counts at the moment in which a mail goes on, not in that in which it came. */
  readonly clock: Clock;
};

export type Outcome =
  | { readonly outcome: "forwarded" | "replayed"; readonly partnerId: Id<"ten"> }
  | { readonly outcome: "refused"; readonly reason: Refusal; readonly partnerId?: Id<"ten"> }
  | { readonly outcome: "raised"; readonly incidentId: Id<"inc">; readonly partnerId: Id<"ten"> };

const scopeOf = (tenantId: Id<"ten">) => ({ tenantId, actor: "relay-mail", role: "subscriber" });
const inScope = <R>(tenantId: Id<"ten">, body: () => Promise<R>): Promise<R> => runInScope(scopeOf(tenantId), body);

/** Whose an address is: a pseudonym's, in one copy, or that of a decoy that has an address of its own. */
function addressee(address: string, { relay, decoyDomains }: World) {
  const known = RelayAddress.parse(address, relay);
  if (known) return known;
  if (!decoyDomains.includes(domainOf(address))) return undefined;
  return { pseudonym: RelayAddress.pseudonymOfAddress(address), tag: RelayAddress.listTag };
}

/** Decides about one recipient of a mail, and does it. */
export async function receive(mail: Incoming, recipient: string, world: World): Promise<Outcome> {
  const found = addressee(recipient, world);
  if (!found) return { outcome: "refused", reason: "unknown_address" };
  const targets = await RelayAddress.find(found.pseudonym);
  const [first] = targets;
  if (!first) return { outcome: "refused", reason: "unknown_address" };
  const { partnerId } = first;
  const { addresses } = await inScope(partnerId, () => RelayAddress.senders(partnerId));
  // Before anything else: a decoy never writes, so no machine answers it, and whoever knows its address has seen it.
  for (const target of targets) {
    const decoy = target.subjectId ? undefined : await Decoy.find(target.agreementId, target.sharedRecordId);
    if (decoy)
      return raise(mail, { decoy, tag: found.tag, isOwn: isRegistered(mail, addresses) && mail.isAuthentic }, world);
  }
  const reason = echoOf(mail, [world.mailFrom.toLowerCase()]) ?? refusalOf(mail, addresses);
  if (reason) return { outcome: "refused", reason, partnerId };
  return forward(mail, targets, world);
}

/** A decoy's mail never goes anywhere: it names the partner whose view the decoy stood in. */
async function raise(
  mail: Incoming,
  { decoy, tag, isOwn }: { readonly decoy: Decoy.Info; readonly tag: RelayAddress.Tag; readonly isOwn: boolean },
  { random }: World,
): Promise<Outcome> {
  const { agreementId, agreementVersion, partnerId, supplierId, sharedRecordId, plantedAt } = decoy;
  const { showings, actors, exportId } = await inScope(partnerId, () =>
    showingsOf({ partnerId, sharedRecordId, since: plantedAt, tag }),
  );
  const found = {
    stewardId: supplierId,
    partnerId,
    agreementId,
    agreementVersion,
    sharedRecordId,
    finding: isOwn ? ("own_sender" as const) : ("foreign_sender" as const),
    senderDomain: domainOf(mail.from ?? mail.envelopeFrom),
    receivedAt: mail.receivedAt,
    sharedSince: plantedAt,
    showings,
    actors,
    ...(exportId ? { exportId } : {}),
  };
  await Incident.raise(found, { at: mail.receivedAt, random });
  return { outcome: "raised", incidentId: Incident.idOf(found), partnerId };
}

/** To the consumer, if any of the grants that the address was given under holds at this moment, and isn't a no (M2). */
async function forward(mail: Incoming, targets: readonly RelayAddress.Target[], world: World): Promise<Outcome> {
  let reason: Refusal = "ended";
  const at = world.clock.now();
  for (const { pseudonym, sharedRecordId, partnerId, supplierId, subjectId } of targets) {
    if (!subjectId) continue;
    const shared = await inScope(partnerId, () => Consumer.findShared({ recipientId: partnerId, at, sharedRecordId }));
    if (!shared) continue;
    if (!Consumer.mayWrite(shared)) {
      reason = "consent";
      continue;
    }
    const consumerId = Consumer.idOf(supplierId, subjectId);
    const record = await inScope(supplierId, () => Consumer.find({ stewardId: supplierId, consumerId }));
    if (!record?.contact) {
      reason = "erased";
      continue;
    }
    const { email } = record.contact;
    const partner = await Tenant.get(partnerId);
    const outcome = await inScope(partnerId, () =>
      sendOnce(world.mailer, {
        tenantId: partnerId,
        mail: {
          ...forwarded(mail, partner),
          mailId: deriveId("mai", "relay", pseudonym, mail.messageId),
          from: { name: partner.name, address: world.mailFrom },
          to: email,
        },
        at,
      }),
    );
    return { outcome: outcome === "sent" ? "forwarded" : "replayed", partnerId };
  }
  return { outcome: "refused", reason, ...(targets[0] ? { partnerId: targets[0].partnerId } : {}) };
}
