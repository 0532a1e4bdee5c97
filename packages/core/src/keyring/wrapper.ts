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

/** The wrapper that the configuration names: `kms:<key>`, or `file:<path>`. Each is loaded only where it is used. */
export async function openWrapper(keyring: string): Promise<KeyWrapper> {
  if (keyring.startsWith("file:")) {
    const { fileKeyRing } = await import("./ring");
    return fileKeyRing(keyring.slice("file:".length));
  }
  const { kmsWrapper } = await import("./kms");
  return kmsWrapper(keyring.slice("kms:".length));
}
