/**
 * Texts by language. A storefront in a language that has none yet speaks English, and says so in `lang`.
 *
 * @module
 */
import { en, type Messages } from "./en";
import { nl } from "./nl";

export type { Messages };

const languages: Readonly<Record<string, Messages>> = { en, nl };

export const messagesFor = (locale: string): Messages => languages[locale.slice(0, 2).toLowerCase()] ?? en;
