/**
 * Time is UTC and passed in. Only the doors read the clock, through `systemClock`.
 *
 * @module
 */
import * as z from "zod";

/** A UTC instant with milliseconds: `2026-01-31T09:00:00.000Z`. Sorts as text. */
export type Instant = string & { readonly __brand: "Instant" };

export const Instant = z
  .custom<Instant>(
    (value) =>
      typeof value === "string" &&
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
      !Number.isNaN(Date.parse(value)),
    {
      error: "expected a UTC instant like 2026-01-31T09:00:00.000Z",
    },
  )
  .meta({ type: "string", format: "date-time" });

/** Parses and normalises a UTC instant. */
export const instant = (text: string): Instant => Instant.parse(new Date(text).toISOString());

export const plusMs = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString() as Instant;
export const msBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from);
/** Whole seconds since 1970, the unit of DynamoDB's TTL. */
export const epochSeconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000);

export type Clock = { readonly now: () => Instant };
