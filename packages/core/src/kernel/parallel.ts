/** So many at once: enough to hide a round trip, few enough that a fan-out doesn't crowd out everybody else. */
const width = 8;

/**
 * Runs the body for each item, a few at a time.
 *
 * `afterFailure` says what becomes of the others: `go on` tries all, and throws what failed when all are through; `stop` begins
 * none any more, waits for those that run, and throws the first failure.
 */
export async function forEachOf<T>(
  items: readonly T[],
  body: (item: T, index: number) => Promise<void>,
  { afterFailure = "go on" }: { readonly afterFailure?: "go on" | "stop" } = {},
): Promise<void> {
  const failures: unknown[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      if (failures.length > 0 && afterFailure === "stop") return;
      try {
        await body(items[index] as T, index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  if (failures.length === 1 || (failures.length > 1 && afterFailure === "stop")) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} of ${items.length} failed`);
}
