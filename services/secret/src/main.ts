/**
 * Evaluated first in the bundle of every handler that has secrets; its top-level await holds the handler's own modules back.
 *
 * @module
 */
import { GetParametersCommand, SSMClient } from "@aws-sdk/client-ssm";
import { loadSecrets } from "./load";

await loadSecrets(process.env, async (names) => {
  const client = new SSMClient({});
  const { Parameters = [] } = await client.send(new GetParametersCommand({ Names: [...names], WithDecryption: true }));
  client.destroy();
  return new Map(Parameters.flatMap(({ Name, Value }) => (Name && Value ? [[Name, Value] as const] : [])));
});
