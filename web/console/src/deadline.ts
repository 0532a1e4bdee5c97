/**
 * How long there is left for something that has a deadline.
 *
 * @module
 */
import type { PrivacyRequest } from "./api/schema";
import { counted, day } from "./format";

type Countdown = { readonly text: string; readonly isLate: boolean };

const dayMs = 24 * 3_600_000;

/** Whole days, counted as people do; hours on the last. As the consumer sees it on their page. */
export function countdown(dueAt: string, now: Date): Countdown {
  const leftMs = Date.parse(dueAt) - now.getTime();
  if (leftMs <= 0) return { text: "Overdue", isLate: true };
  if (leftMs <= dayMs) return { text: `${counted(Math.ceil(leftMs / 3_600_000), "hour")} left`, isLate: true };
  return { text: `${counted(Math.ceil(leftMs / dayMs), "day")} left`, isLate: false };
}

type Urgency = {
  /** What of the whole time is left, from 1 down to 0. */
  readonly share: number;
  readonly tone: "easy" | "near" | "late";
  /** So long that the day says enough. */
  readonly isByDay: boolean;
};

/** The last fifth is near, whether the whole is a day or a month. */
export function urgencyOf(from: string, until: string, now: Date): Urgency {
  const [start, end] = [Date.parse(from), Date.parse(until)];
  const wholeMs = Math.max(1, end - start);
  const share = Math.min(1, Math.max(0, (end - now.getTime()) / wholeMs));
  return { share, tone: share === 0 ? "late" : share < 0.2 ? "near" : "easy", isByDay: wholeMs > 2 * dayMs };
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
