/**
 * Figures per day, in the viewer's days.
 *
 * @module
 */

export type Day = { readonly start: Date; readonly value: number };

/** The first moment of the day `daysBefore` that of `now`. Calendar arithmetic, because a day may have 23 or 25 hours. */
export const dayStart = (now: Date, daysBefore = 0): Date =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysBefore);

/**
 * Adds up what happened on each of the last `days` days, today included, days without anything too. What is older, or in the future,
 * isn't counted.
 */
export function perDay(
  happenings: readonly { readonly at: string; readonly value: number }[],
  { now, days }: { readonly now: Date; readonly days: number },
): Day[] {
  const starts = Array.from({ length: days }, (_, index) => dayStart(now, days - 1 - index));
  const values = starts.map(() => 0);
  const end = dayStart(now, -1).getTime();
  for (const { at, value } of happenings) {
    const time = new Date(at).getTime();
    if (time >= end) continue;
    const index = starts.findLastIndex((start) => start.getTime() <= time);
    if (index >= 0) values[index] = (values[index] ?? 0) + value;
  }
  return starts.map((start, index) => ({ start, value: values[index] ?? 0 }));
}

/** The next of 1, 2, 5, 10, 20, 50, … that `value` doesn't exceed: where an axis ends. */
export function ceilingOf(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 5, 10].map((step) => step * magnitude).find((step) => value <= step) ?? magnitude;
}
