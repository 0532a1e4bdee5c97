/**
 * What the handlers' doors need before they can be called as AWS calls them.
 *
 * @module
 */
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { configureCore } from "#core/config";
import { Identity } from "#core/identity";
import type { Event } from "#core/kernel";
import { authKey, pairwiseKey } from "./identity";

/** Sets the environment of the handlers, and lets them read it. The table follows from `inFreshTable`, which comes later. */
export function configureHandlers(settings: { readonly mailFolder: string }): void {
  // A bare name is a folder that no test looks into: nothing is written into the tree.
  const mailFolder = resolve(tmpdir(), `tandem-mails-${process.pid}`, settings.mailFolder);
  Object.assign(process.env, {
    TANDEM_TABLE: "set-by-the-test",
    TANDEM_DYNAMODB_ENDPOINT: "http://127.0.0.1:9",
    TANDEM_PUBLIC_URL: "http://localhost:4000",
    TANDEM_PAYMENT_URL: "http://127.0.0.1:9",
    TANDEM_PAYMENT_KEY: "test_key",
    TANDEM_MAIL: `file:${mailFolder}`,
    TANDEM_MAIL_FROM: "shop@tandem.example",
    // Beside the mails, which lie in a folder of the test's own.
    TANDEM_KEYRING: `file:${mailFolder}-keyring.json`,
    TANDEM_PAIRWISE_KEY: pairwiseKey,
    TANDEM_SESSION_KEY: "session-key-of-the-tests-0123456789",
    TANDEM_AUTH_KEY: authKey,
  });
  configureCore();
  Identity.useAccountSecret(() => authKey);
}

/** An event in the message that SQS brings from EventBridge. */
export const messageOf = (...events: readonly Event[]) => ({
  Records: events.map((detail, index) => ({ messageId: `message-${index}`, body: JSON.stringify({ detail }) })),
});
