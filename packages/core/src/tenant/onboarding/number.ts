/**
 * Numbers that others gave out: VAT ids and bank accounts, checked by their own rules (length, letters, check digits). That a number is
 * well formed doesn't say whose it is: the operator looks at that.
 *
 * @module
 */
import { electronicFormatIBAN, isValidIBAN } from "ibantools";
import * as z from "zod";

/** Without what people put in between for the eye. */
export const compact = (text: string): string => text.replace(/[\s.\-\u00A0/]/g, "").toUpperCase();

export const vatIdExpected = "expected a VAT id with its country in front, such as NL820098395B01";

/** A VAT id with its country in front, kept without spaces. That it fits its country's rules is asked where it is set (`vat.ts`). */
export const VatId = z
  .string()
  .max(40)
  .overwrite(compact)
  .regex(/^[A-Z]{2}[0-9A-Z]{2,16}$/, vatIdExpected)
  .meta({ example: "NL820098395B01" });

/** An IBAN by its country's length and its check digits, kept without spaces. */
export const Iban = z
  .string()
  .max(64)
  .overwrite((text) => electronicFormatIBAN(text) ?? "")
  .refine(isValidIBAN, "expected an IBAN, such as NL91 ABNA 0417 1643 00")
  .meta({ example: "NL91 ABNA 0417 1643 00" });
