/**
 * How long there is left for something that has a deadline.
 *
 * @module
 */
import type { PrivacyRequest } from "./api/schema";
import { counted, day } from "./format";

export type Countdown = { readonly text: string; readonly isLate: boolean };

const dayMs = 24 * 3_600_000;

/** Whole days, counted as people do; hours on the last. As the consumer sees it on their page. */
export function countdown(dueAt: string, now: Date): Countdown {
  const leftMs = Date.parse(dueAt) - now.getTime();
  if (leftMs <= 0) return { text: "Overdue", isLate: true };
  if (leftMs <= dayMs) return { text: `${counted(Math.ceil(leftMs / 3_600_000), "hour")} left`, isLate: true };
  return { text: `${counted(Math.ceil(leftMs / dayMs), "day")} left`, isLate: false };
}

/** Why it waits, or why it was done when it was. */
export function reasonOf({
  status,
  waitsFor,
  because,
}: Pick<PrivacyRequest, "status" | "waitsFor" | "because">): string {
  if (status === "confirmed") return "Confirmed; it follows in a moment";
  if (because === "confirmed") return "A member confirmed it";
  if (because === "deadline") return "The deadline was near";
  if (because === "nothing_in_the_way") return "Nothing was in the way";
  if (waitsFor) return `Ordered in the last 30 days; by itself on ${day(new Date(waitsFor.until))}`;
  return "It is about to happen";
}
