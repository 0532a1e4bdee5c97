import type * as z from "zod";
import { Fault } from "./fault";

/** A function that validates its input, and carries the schema so that a door can reuse it. */
export type Fn<S extends z.ZodType, R> = ((input: z.input<S>) => R) & { readonly schema: S };

/**
 * Wraps a decision in its input's schema.
 *
 * @throws Fault `input.invalid` (invalid) with one detail per issue
 */
export function fn<S extends z.ZodType, R>(schema: S, body: (input: z.output<S>) => R): Fn<S, R> {
  return Object.assign((input: z.input<S>) => body(parseInput(schema, input)), { schema });
}

/**
 * Parses hostile input.
 *
 * @throws Fault `input.invalid` (invalid) with one detail per issue
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new Fault("input.invalid", "invalid", "Some of the input isn't valid", {
    wayOut: "Correct the fields listed in details and send it again.",
    details: result.error.issues.map((issue) => ({
      path: issue.path.map(String).join("/"),
      code: issue.code,
      message: issue.message,
    })),
  });
}
