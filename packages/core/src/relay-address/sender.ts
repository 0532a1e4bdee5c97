/**
 * Senders: the addresses from which a partner's mail to relay addresses may come.
 *
 * The rule: a mail is the partner's if its From is, character for character, one of the addresses that the partner has registered,
 * and the carrier says that the From isn't forged (DMARC). No domains, because whoever shares a mail provider shares its domain. That
 * the partner owns the address isn't asked: it may let an agency write in its name, as it may hand over the text itself.
 *
 * @module
 */
import * as z from "zod";
import { Email } from "./email";
import { Fault, fn, Id, Instant } from "../kernel";
import { commit } from "../store";
import { SendersEntity } from "./relay-address.entity";

export const maxSenders = 20;

export const Senders = z.object({
  addresses: z.array(Email).max(maxSenders),
  /** Counts the changes; 1 before the first. */
  revision: z.int().min(1),
});
export type Senders = z.infer<typeof Senders>;

/** In the partner's scope (Y2). */
export async function senders(partnerId: Id<"ten">): Promise<Senders> {
  const { data } = await SendersEntity.get({ partnerId }).go({ consistent: true });
  return data ? { addresses: data.addresses, revision: data.revision } : { addresses: [], revision: 1 };
}

/**
 * Replaces the list. In the partner's scope.
 *
 * @throws Fault `relay.senders_changed` (precondition) when somebody else was faster
 */
export const registerSenders = fn(
  z.object({
    partnerId: Id("ten"),
    addresses: z
      .array(Email)
      .max(maxSenders)
      .transform((addresses) => [...new Set(addresses)]),
    revision: z.int().min(1),
    at: Instant,
  }),
  async ({ partnerId, addresses, revision, at }): Promise<Senders> => {
    const orFault = new Fault("relay.senders_changed", "precondition", "Somebody else changed the senders meanwhile", {
      wayOut: "Read them again and repeat your change.",
    });
    const next = { partnerId, addresses, revision: revision + 1, changedAt: at };
    const write =
      revision === 1
        ? { put: SendersEntity.create(next).params(), orFault }
        : {
            put: SendersEntity.put(next)
              .where((stored, { eq }) => eq(stored.revision, revision))
              .params(),
            orFault,
          };
    await commit({ writes: [write] });
    return { addresses, revision: next.revision };
  },
);
