/**
 * Invents people for decoys, each with a name and an address as people of their country have. Faker's lists are large, so a country's
 * are loaded when somebody of it is invented.
 *
 * @module
 */
import type { Faker } from "@faker-js/faker";
import type { Decoy } from "#core/decoy";

const locales: Readonly<Record<string, () => Promise<{ readonly faker: Faker }>>> = {
  AT: () => import("@faker-js/faker/locale/de_AT"),
  BE: () => import("@faker-js/faker/locale/nl_BE"),
  DE: () => import("@faker-js/faker/locale/de"),
  DK: () => import("@faker-js/faker/locale/da"),
  FR: () => import("@faker-js/faker/locale/fr"),
  GB: () => import("@faker-js/faker/locale/en_GB"),
  NL: () => import("@faker-js/faker/locale/nl"),
  SE: () => import("@faker-js/faker/locale/sv"),
};

/** Where we have no lists of a country, its decoys are people who have moved there. */
const elsewhere = () => import("@faker-js/faker/locale/en");

export const invent: Decoy.Inventor = async (country, seed) => {
  const { faker } = await (locales[country] ?? elsewhere)();
  faker.seed(seed);
  const [first, last] = [faker.person.firstName(), faker.person.lastName()];
  const plain = (text: string) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replaceAll("ø", "o")
      .replaceAll("æ", "ae")
      .replaceAll("ß", "ss")
      .toLowerCase()
      .replace(/[^a-z]/g, "");
  const address = {
    line1: faker.location.streetAddress(),
    postalCode: faker.location.zipCode(),
    city: faker.location.city(),
    country,
  };
  // Two words and three digits: whoever guesses mailboxes at our domains must guess for long.
  return { name: `${first} ${last}`, address, mailbox: `${plain(first)}.${plain(last)}${faker.string.numeric(3)}` };
};
