/** So many at once: enough to hide a round trip, few enough that a fan-out doesn't crowd out everybody else. */
const width = 8;

/** Runs the body for each item, a few at a time. One failure doesn't stop the others; the first is thrown when all are through. */
export async function forEachOf<T>(items: readonly T[], body: (item: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      try {
        await body(items[index] as T);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} of ${items.length} failed`);
}
