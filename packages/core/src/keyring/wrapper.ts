/**
 * KeyWrapper: what keeps data keys from being read by whoever has the table.
 *
 * @module
 */
import type { Controller } from "./subject";

export type KeyWrapper = {
  /** The text unwraps for the same controller only. */
  readonly wrap: (key: Uint8Array, controllerId: Controller) => Promise<string>;
  /** @throws Fault `keyring.unavailable` (unavailable) when the wrapping key can't be reached */
  readonly unwrap: (wrapped: string, controllerId: Controller) => Promise<Uint8Array>;
};
