/**
 * SST gives each stack a function for its own custom resources, with a role. None of its constructs is used here, so nothing calls it, and
 * a function that nobody calls, patches or watches is better not there.
 *
 * @module
 */
import type { Stack } from "sst/constructs";

export function thin(stack: Stack): void {
  stack.node.tryRemoveChild("CustomResourceHandler");
}
