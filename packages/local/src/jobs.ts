/**
 * Jobs: runs the scheduled handlers in this process, where AWS has EventBridge Scheduler.
 *
 * A job never overlaps itself, and one that fails runs again at its next turn: each finds its own work again.
 *
 * @module
 */
export type Job = {
  readonly name: string;
  readonly everyMs: number;
  readonly load: () => Promise<(event: unknown) => Promise<unknown>>;
};

/** Starts the timers; the first turn of each comes after `firstAfterMs`. Returns what stops them and waits for what runs. */
export function startJobs(
  jobs: readonly Job[],
  options: { firstAfterMs: number; onError: (name: string, error: unknown) => void },
): () => Promise<void> {
  let stopped = false;
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Set<Promise<void>>();

  const plan = (job: Job, afterMs: number): void => {
    const turn = () => {
      const run = runOnce(job, options.onError).finally(() => {
        running.delete(run);
        if (!stopped) plan(job, job.everyMs);
      });
      running.add(run);
    };
    timers.set(job.name, setTimeout(turn, afterMs));
  };
  for (const job of jobs) plan(job, options.firstAfterMs);

  return async () => {
    stopped = true;
    for (const timer of timers.values()) clearTimeout(timer);
    await Promise.all(running);
  };
}

async function runOnce(job: Job, onError: (name: string, error: unknown) => void): Promise<void> {
  try {
    const handler = await job.load();
    await handler({ source: "tandem.schedule", "detail-type": job.name });
  } catch (error) {
    onError(job.name, error);
  }
}
