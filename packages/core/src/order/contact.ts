/**
 * Contact: who ordered, and where it goes. Stored sealed wherever it is stored, under the key of who controls that copy.
 *
 * @module
 */
import * as z from "zod";
import { type Id, instantOfId, invariant, Label, Line as TextLine } from "../kernel";
import { Keyring } from "../keyring";
import type { Info, Part } from "./order";

export const Contact = z.object({
  name: Label(100),
  email: z
    .email()
    .max(200)
    .transform((email) => email.toLowerCase()),
  address: z.object({
    line1: Label(120),
    line2: TextLine(120).exactOptional(),
    postalCode: Label(16),
    city: Label(80),
    country: z.string().regex(/^[A-Z]{2}$/, "expected an ISO 3166 country code"),
  }),
});
export type Contact = z.infer<typeof Contact>;

/** As far as a data clause and a consent go: without the address, or with it. */
const PartialContact = Contact.partial({ address: true });
type PartialContact = z.infer<typeof PartialContact>;

/** What is sealed is a tuple: the names of the fields would cost the order a further capacity unit. */
const Compact = z.union([
  z.tuple([z.string(), z.string()]),
  z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.string(), z.string()]),
]);

function toCompact({ name, email, address }: PartialContact): z.infer<typeof Compact> {
  if (!address) return [name, email];
  const { line1, line2 = "", postalCode, city, country } = address;
  return [name, email, line1, line2, postalCode, city, country];
}

function fromCompact(value: unknown): PartialContact {
  const compact = Compact.safeParse(value);
  invariant(compact.success, "a sealed contact has its tuple's shape");
  const [name, email, line1, line2, postalCode, city, country] = compact.data;
  if (line1 === undefined) return { name, email };
  const address = {
    line1,
    ...(line2 ? { line2 } : {}),
    postalCode: postalCode ?? "",
    city: city ?? "",
    country: country ?? "",
  };
  return { name, email, address };
}

/** Seals what an order said for its place; undefined when it has been erased since. In the scope of the place's controller. */
export const sealContact = (
  place: Keyring.Place,
  contact: PartialContact,
  orderId: Id<"ord">,
  controllers: readonly Keyring.Controller[] = [],
): Promise<string | undefined> =>
  // The order's id was made with the form that the consumer filled in.
  Keyring.seal(place, toCompact(contact), { givenAt: instantOfId(orderId), controllers });

/** Opens a page of contacts, in their order; undefined for what was erased, or never written. */
export async function openContacts(
  sealed: readonly { readonly place: Keyring.Place; readonly text: string | undefined }[],
): Promise<(PartialContact | undefined)[]> {
  const there = sealed.flatMap(({ place, text }) => (text === undefined ? [] : [{ place, text }]));
  const opened = (await Keyring.openMany(there)).values();
  return sealed.map(({ text }) => {
    const value = text === undefined ? undefined : opened.next().value;
    return value === undefined ? undefined : fromCompact(value);
  });
}

const placeOf = (orderId: Id<"ord">, subjectId: Id<"sbj">): Keyring.Place => ({
  controllerId: "platform",
  subjectId,
  field: "order.contact",
  recordId: orderId,
});

/** Those that an order's data will reach, each with its own copy. */
const controllersOf = (tenantId: Id<"ten">, parts: readonly Part[]): Id<"ten">[] => [
  ...parts.map(({ supplierId }) => supplierId),
  ...(parts.some(
    ({ agreementId, share, steward = "supplier" }) =>
      agreementId !== null && (share !== "none" || steward !== "supplier"),
  )
    ? [tenantId]
    : []),
];

/**
 * The fields of an order that say whose it is. Undefined when this consumer's data was erased after the form was made.
 *
 * @param secret the deployment's pairwise key
 */
export async function identify({
  contact,
  secret,
  ...order
}: Pick<Info, "orderId" | "tenantId" | "parts"> & { readonly contact: Contact; readonly secret: string }): Promise<
  Pick<Info, "subjectId" | "sealedContact"> | undefined
> {
  const subjectId = Keyring.subjectOf(contact.email, secret);
  const controllers = controllersOf(order.tenantId, order.parts);
  const sealedContact = await sealContact(placeOf(order.orderId, subjectId), contact, order.orderId, controllers);
  return sealedContact === undefined ? undefined : { subjectId, sealedContact };
}

/** Who ordered, or undefined once they are erased. */
export async function contactOf({
  orderId,
  subjectId,
  sealedContact,
}: Pick<Info, "orderId" | "subjectId" | "sealedContact">): Promise<Contact | undefined> {
  const [contact] = await openContacts([{ place: placeOf(orderId, subjectId), text: sealedContact }]);
  return contact && Contact.parse(contact);
}
