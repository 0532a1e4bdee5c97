import { Fault, InvariantBroken } from "./fault";

/** Their texts are ours or the engine's, and quote nobody. */
const quotesNobody = [Fault, InvariantBroken, TypeError, ReferenceError, RangeError];

/**
 * What a log says of an error: kind and place, and its text only where that can't quote what somebody typed. A mail carrier's message names
 * the address, a parser's the text (invariant 7).
 */
export function errorLine(error: unknown): { readonly error: string; readonly stack: string } {
  if (!(error instanceof Error)) return { error: typeof error, stack: "" };
  const { name, message, stack = "" } = error;
  const frames = stack.split("\n").filter((line) => /^ +at /.test(line));
  const told = quotesNobody.some((kind) => error instanceof kind) ? `${name}: ${message}` : name;
  return { error: told, stack: frames.join("\n") };
}
