import { createHash } from "node:crypto";
import type { Random } from "../kernel";

/**
 * Randomness that follows from its seed: the same seed draws the same bytes. A repeated request draws the ids that its first
 * run drew, so it collides with itself instead of taking effect twice (invariant 1).
 */
export function seededRandom(...seed: readonly string[]): Random {
  let draws = 0;
  return () => {
    draws += 1;
    return createHash("sha256")
      .update(JSON.stringify([...seed, draws]))
      .digest()
      .subarray(0, 10);
  };
}
