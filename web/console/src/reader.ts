/**
 * In words: who may read a consumer's record, how much of it, why, and since when.
 *
 * @module
 */
import type { Reader } from "./api/schema";
import { list } from "./format";

const fieldName: Readonly<Record<Reader["fields"][number], string>> = {
  pseudonym: "an invented name",
  relayAddress: "an address that passes mail on",
  name: "name",
  email: "e-mail address",
  address: "postal address",
  lastOrderOn: "day of the last order",
};

/** Beside a name, the pseudonym says nothing more. */
export const fieldsInWords = (fields: Reader["fields"]): string =>
  list(fields.filter((field) => field !== "pseudonym" || !fields.includes("name")).map((field) => fieldName[field]));

/** What the other party can read now. */
export function seesInWords({ state, fields }: Pick<Reader, "state" | "fields">): string {
  if (state === "open") return fieldsInWords(fields);
  return {
    suspended: "nothing: the agreement is suspended",
    ended: "nothing: the agreement has ended",
    expired: "nothing: the agreed time is over",
    withheld: "nothing: the agreement shares nothing now",
  }[state];
}

const answers: Readonly<Record<NonNullable<Reader["consent"]>["answer"], string>> = {
  given: "the consumer consented",
  refused: "the consumer didn't consent to more",
  withdrawn: "the consumer took their consent back",
  expired: "the consumer's consent has run out",
};

/** Why: the clause, and what the consumer said to it. */
export function whyInWords({ basis, consent }: Pick<Reader, "basis" | "consent">): string {
  if (basis === "joint_controllers") return "by the agreement: both own a record of their own";
  return consent ? `by the agreement; ${answers[consent.answer]}` : "by the agreement";
}

const purposeName = {
  service: "questions about the order",
  marketing: "offers of its own",
  analysis: "figures",
} as const;

export const purposesInWords = (purposes: Reader["purposes"]): string | undefined =>
  purposes && (purposes.length > 0 ? `for ${list(purposes.map((purpose) => purposeName[purpose]))}` : "for nothing");
