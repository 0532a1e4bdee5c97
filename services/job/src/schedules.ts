/**
 * Which job runs how often. The only list: the stacks derive schedules and functions from it, the local runtime its timers.
 *
 * The handler of `<name>` is `src/<name>.ts`. A job may run late, twice or not at all in one turn; each finds its own work again.
 *
 * @module
 */
export const schedules = {
  "sweep-reservations": { everyMinutes: 5 },
  "anchor-audit": { everyMinutes: 60 },
  "advance-privacy-requests": { everyMinutes: 60 },
  "end-expired-grants": { everyMinutes: 360 },
} as const satisfies Record<string, { readonly everyMinutes: number }>;

export type ScheduleName = keyof typeof schedules;
