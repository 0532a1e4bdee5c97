/**
 * The world's clock and randomness. Doors pass them in; nothing that decides may import this (the tidy test checks).
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import type { Random } from "./id";
import type { Clock, Instant } from "./time";

export const systemClock: Clock = { now: () => new Date().toISOString() as Instant };
export const systemRandom: Random = () => randomBytes(10);
