/**
 * Physical names: `tandem-<stage>-<thing>`. Explicit, because what holds data must be found again after the stacks are gone, and because
 * a known name needs no export between stacks, which would forbid deleting what another stack still mentions.
 *
 * @module
 */
import type { Stack } from "sst/constructs";

/** @throws Error over the 64 characters that Lambda and others allow: a clear message here instead of a failed deployment */
export function physicalName(stack: Stack, thing?: string): string {
  const name = ["tandem", stack.stage, ...(thing ? [thing.replaceAll("/", "-")] : [])].join("-");
  if (name.length > 64)
    throw new Error(`${name} has ${name.length} characters, 64 are allowed: shorten it or the stage's name`);
  return name;
}

/** Of the KMS key that wraps data keys, which handlers know by this name. */
export const keyringAlias = (stack: Stack): string => `alias/${physicalName(stack, "keyring")}`;
