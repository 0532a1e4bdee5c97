import type { KeyWrapper } from "./wrapper";

/** The wrapper that the configuration names: `kms:<key>`, or `file:<path>`. Each is loaded only where it is used. */
export async function openWrapper(keyring: string): Promise<KeyWrapper> {
  if (keyring.startsWith("file:")) {
    const { fileKeyRing } = await import("./ring");
    return fileKeyRing(keyring.slice("file:".length));
  }
  const { kmsWrapper } = await import("./kms");
  return kmsWrapper(keyring.slice("kms:".length));
}
