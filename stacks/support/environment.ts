/**
 * The environment of every handler, as `#core/config` reads it. Secrets aren't here: see `secret`.
 *
 * @module
 */
import type { Stack } from "sst/constructs";
import { keyringAlias, physicalName } from "./name";
import { readSetting } from "./setting";

/** `publicUrl` comes from the API's stack, which knows its address. */
export function handlerEnvironment(stack: Stack, publicUrl: string): Record<string, string> {
  const setting = readSetting();
  return {
    TANDEM_TABLE: physicalName(stack),
    TANDEM_BUS_NAME: physicalName(stack),
    TANDEM_STAGE: stack.stage,
    TANDEM_PUBLIC_URL: publicUrl,
    TANDEM_PAYMENT_URL: setting.paymentUrl,
    TANDEM_MAIL: "ses",
    TANDEM_MAIL_FROM: setting.mailFrom,
    TANDEM_RELAY_DOMAIN: setting.relayDomain,
    TANDEM_DECOY_DOMAINS: setting.decoyDomains.join(","),
    TANDEM_KEYRING: `kms:${keyringAlias(stack)}`,
  };
}
