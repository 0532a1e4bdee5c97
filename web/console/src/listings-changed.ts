/**
 * Tells the list of listings that a decision was made, so that it looks again: their state follows by events, not with the answer.
 *
 * @module
 */
const name = "tandem:listings-changed";

export const announceListingsChanged = (): void => void dispatchEvent(new Event(name));

export function onListingsChanged(listener: () => void): () => void {
  addEventListener(name, listener);
  return () => removeEventListener(name, listener);
}
