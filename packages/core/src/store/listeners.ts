/**
 * Listeners: who in this process is told of what was written. A listener's failure is its own: it is written, and whoever wrote it
 * must not think that it isn't.
 *
 * @module
 */
export type Listeners<T> = {
  /** Answers how to stop listening. */
  readonly add: (listener: (told: T) => void) => () => void;
  readonly tell: (told: T) => void;
};

/** `name` says in the log whose listener failed. */
export function createListeners<T>(name: string): Listeners<T> {
  const listeners = new Set<(told: T) => void>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (told) => {
      for (const listener of listeners) {
        try {
          listener(told);
        } catch (error) {
          console.error(JSON.stringify({ level: "error", listener: name, error: String(error) }));
        }
      }
    },
  };
}
