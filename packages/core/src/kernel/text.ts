/**
 * Text that people read: titles, names, descriptions. One rule cleans it wherever it comes in, so that a form lets nothing
 * through that a catalogue file may not hold.
 *
 * Invariants
 *   I1  No control characters, halves of a surrogate pair, or marks that turn the direction of text: they show one thing and
 *       mean another, and are taken out. What is clean stays as it is, so that cleaning twice changes nothing.
 *   I2  Lengths are measured after cleaning, and a label of which nothing is visible is empty.
 *
 * @module
 */
import * as z from "zod";

const unprintable = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Text of several lines, without what can't be printed. */
export const cleanText = (text: string): string => text.replace(unprintable, "").replace(/\r\n?/g, "\n").trim();

/** The same on one line. */
export const cleanLabel = (text: string): string => cleanText(text).replace(/\s+/g, " ");

/** Whether nothing of it can be seen: spaces and characters without a shape only. */
export const isBlank = (text: string): boolean => !/[^\p{Z}\p{C}]/u.test(text);

/** One line that may be empty. */
export const Line = (maxLength: number) => z.string().overwrite(cleanLabel).max(maxLength);

/** One line that says something: a title, a name. */
export const Label = (maxLength: number) =>
  Line(maxLength)
    .min(1)
    .refine((text) => text === "" || !isBlank(text), "expected something that can be seen");

/** Several lines, or none. */
export const Prose = (maxLength: number) => z.string().overwrite(cleanText).max(maxLength);
