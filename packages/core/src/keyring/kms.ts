/**
 * KMS as the wrapper: data keys are encrypted under one key of the account that never leaves KMS.
 *
 * The controller is KMS's encryption context: the same must be given to decrypt, it stands in CloudTrail beside each call, and
 * the roles of functions may call with one only.
 *
 * @module
 */
import { DecryptCommand, EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { Fault, invariant } from "../kernel";
import type { Controller } from "./subject";
import type { KeyWrapper } from "./wrapper";

export function kmsWrapper(keyId: string, client: Pick<KMSClient, "send"> = new KMSClient({})): KeyWrapper {
  const contextOf = (controllerId: Controller) => ({ KeyId: keyId, EncryptionContext: { controller: controllerId } });
  return {
    wrap: async (key, controllerId) => {
      const { CiphertextBlob } = await client
        .send(new EncryptCommand({ ...contextOf(controllerId), Plaintext: key }))
        .catch(asFault);
      invariant(CiphertextBlob, "KMS answers an encryption with a ciphertext");
      return Buffer.from(CiphertextBlob).toString("base64url");
    },
    unwrap: async (wrapped, controllerId) => {
      const { Plaintext } = await client
        .send(new DecryptCommand({ ...contextOf(controllerId), CiphertextBlob: Buffer.from(wrapped, "base64url") }))
        .catch(asFault);
      invariant(Plaintext?.length === 32, "KMS gives back the data key that it was given");
      return Plaintext;
    },
  };
}

/**
 * What passes by itself, after the SDK's own tries: no answer, or one that says so. Any other answer is a wrong deployment, or a
 * text that isn't ours.
 */
function asFault(error: unknown): never {
  const { name, $metadata } = error as { readonly name?: string; readonly $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode ?? 0;
  if (status === 0 || status >= 500 || /Throttling|LimitExceeded|KeyUnavailable/.test(String(name))) {
    throw new Fault("keyring.unavailable", "unavailable", "Consumers' data can't be opened just now", {
      wayOut: "Try again in a moment.",
      cause: error,
    });
  }
  throw error;
}
