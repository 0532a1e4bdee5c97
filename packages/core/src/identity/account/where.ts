/**
 * Where: a question of Better Auth's about the fields of a row, asked of rows that are already here. Pure.
 *
 * @module
 */
import type { CleanedWhere } from "@better-auth/core/db/adapter";
import type { Fields } from "./model";

/** All clauses that are joined by AND hold, and one of those joined by OR, if there are any. */
export function matches(where: readonly CleanedWhere[], fields: Fields): boolean {
  const any = where.filter(({ connector }) => connector === "OR");
  const all = where.filter(({ connector }) => connector !== "OR");
  return all.every((clause) => holds(clause, fields)) && (any.length === 0 || any.some((each) => holds(each, fields)));
}

function holds({ field, operator, value: asked, mode }: CleanedWhere, fields: Fields): boolean {
  const fold = mode === "insensitive" ? lower : (value: unknown) => value;
  const value = fold(fields[field] ?? null);
  const wanted = Array.isArray(asked) ? asked.map(fold) : fold(asked);
  switch (operator) {
    case "eq":
      return value === wanted;
    case "ne":
      return value !== wanted;
    case "in":
      return asList(wanted).includes(value);
    case "not_in":
      return !asList(wanted).includes(value);
    case "contains":
      return texts(value, wanted, (text, part) => text.includes(part));
    case "starts_with":
      return texts(value, wanted, (text, part) => text.startsWith(part));
    case "ends_with":
      return texts(value, wanted, (text, part) => text.endsWith(part));
    default:
      return isOrdered(operator, value, wanted);
  }
}

const lower = (value: unknown): unknown => (typeof value === "string" ? value.toLowerCase() : value);
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

const texts = (value: unknown, part: unknown, test: (value: string, part: string) => boolean): boolean =>
  typeof value === "string" && typeof part === "string" && test(value, part);

/** Dates are stored as text that sorts like time. What is absent is neither before nor after anything. */
function isOrdered(operator: CleanedWhere["operator"], value: unknown, wanted: unknown): boolean {
  if (isAbsent(value) || isAbsent(wanted) || typeof value !== typeof wanted) return false;
  const order = compare(value, wanted);
  if (operator === "lt") return order < 0;
  if (operator === "lte") return order <= 0;
  return operator === "gt" ? order > 0 : order >= 0;
}

/** Of two values of a field, for a list in ascending order; what is absent comes first. */
export function compare(one: unknown, other: unknown): number {
  if (one === other || (isAbsent(one) && isAbsent(other))) return 0;
  if (isAbsent(one)) return -1;
  if (isAbsent(other)) return 1;
  if (typeof one === "string" && typeof other === "string") return one < other ? -1 : 1;
  return Number(one) - Number(other);
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;
