/**
 * Tells what shows listings that a decision was made, so that it looks again: their state follows by events, not with the answer.
 *
 * @module
 */
import { useEffect, useState } from "hono/jsx/dom";

const name = "tandem:listings-changed";

export const announceListingsChanged = (): void => void dispatchEvent(new Event(name));

/** The listings follow a decision within moments, by events: so look again a few times. */
const lookAgainMs = [700, 2_000, 5_000] as const;

export function useLookAgain(reload: () => void): void {
  const [decisions, setDecisions] = useState(0);
  useEffect(() => {
    if (decisions === 0) return;
    const timers = lookAgainMs.map((delay) => setTimeout(reload, delay));
    return () => timers.forEach(clearTimeout);
  }, [decisions]);
  useEffect(() => {
    const listener = () => setDecisions((before: number) => before + 1);
    addEventListener(name, listener);
    return () => removeEventListener(name, listener);
  }, []);
}
