/**
 * Passwords that are refused although they are long enough, because guessing begins with them: the 49,233 commonest, also with digits and signs
 * around them or written twice; and words that are known of whoever chooses, or of us (OWASP ASVS 6.1.2, 6.2.4, 6.2.11).
 *
 * The list weighs more than the rest of the service, so that it is loaded with the first password that somebody chooses.
 *
 * @module
 */
import { Fault } from "#core/kernel";

/** Whose password it is to be, as far as the request tells. */
export type Chooser = { readonly email?: string | undefined; readonly name?: string | undefined };

/** Words of ours. */
export const ownWords: readonly string[] = ["tandem"];
/** A shorter name or address is in too many words that have nothing to do with it. */
const shortestWord = 4;
/** Digits and signs beside a common word that don't make it uncommon. More of them are a secret of their own. */
const mostPadding = 8;

let list: Promise<ReadonlySet<string>> | undefined;

const common = (): Promise<ReadonlySet<string>> =>
  (list ??= import("@zxcvbn-ts/language-common/dist/passwords.json.mjs").then((loaded) => new Set(loaded.default)));

/** @throws Fault `account.common_password`, `account.personal_password` (invalid) */
export async function requireUncommon(password: string, { email, name = "" }: Chooser): Promise<void> {
  const text = password.normalize("NFKC").toLowerCase();
  const [local = ""] = (email ?? "").toLowerCase().split("@");
  const words = [local, ...name.normalize("NFKC").toLowerCase().split(/\s+/)].filter(
    (word) => word.length >= shortestWord,
  );
  if ([...ownWords, ...words].some((word) => text.includes(word))) throw personal();
  const known = await common();
  if (formsOf(text).some((form) => known.has(form))) throw tooCommon();
}

/** What a guess would begin with: the whole, what is left without its padding, and of what is written twice one half. */
function formsOf(text: string): string[] {
  const stem = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const forms = text.length - stem.length <= mostPadding ? [text, stem] : [text];
  return forms.flatMap((form) => [form, form.replace(/^(.+?)[^\p{L}\d]?\1$/su, "$1")]);
}

const tooCommon = () =>
  new Fault("account.common_password", "invalid", "This password is among the first that are guessed", {
    wayOut: "Choose several words that have nothing to do with each other.",
  });
const personal = () =>
  new Fault("account.personal_password", "invalid", "This password has your name, your address or ours in it", {
    wayOut: "Choose words that nobody would connect with you.",
  });
