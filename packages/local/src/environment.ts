/**
 * What the person who starts the local runtime may set from outside, and what the handlers are told. The only file here that
 * touches the environment.
 *
 * @module
 */
import { join } from "node:path";
import { entries } from "./start/data-folder";
import { openKeys } from "./start/keys";

export type LocalEnvironment = {
  /** A DynamoDB that is already there (DynamoDB Local, or a table in a sandbox account). Wins over any binary. */
  readonly dynamodbEndpoint: string | undefined;
  /** Path of a Dynoxide binary, for platforms without a package. */
  readonly dynoxideBinary: string | undefined;
};

export const localEnvironment = (environment: NodeJS.ProcessEnv = process.env): LocalEnvironment => ({
  dynamodbEndpoint: environment["TANDEM_DYNAMODB_ENDPOINT"] || undefined,
  dynoxideBinary: environment["TANDEM_DYNOXIDE"] || undefined,
});

/** Sets what the stacks set for the deployed handlers. They read it as they load. */
export function tellHandlers(where: {
  readonly dataDir: string;
  readonly dynamodbEndpoint: string;
  readonly tableName: string;
  readonly url: string;
}): void {
  const { pairwiseKey, sessionKey, authKey } = openKeys(where.dataDir);
  Object.assign(process.env, {
    TANDEM_TABLE: where.tableName,
    TANDEM_DYNAMODB_ENDPOINT: where.dynamodbEndpoint,
    TANDEM_STAGE: "local",
    TANDEM_PUBLIC_URL: where.url,
    TANDEM_PAYMENT_URL: `${where.url}/pay`,
    TANDEM_PAYMENT_KEY: "test_local",
    TANDEM_MAIL: `file:${join(where.dataDir, entries.mail)}`,
    TANDEM_MAIL_FROM: "shop@tandem.example",
    TANDEM_DECOY_DOMAINS: "mijnpost.example,brevboks.example,mail-und-post.example",
    TANDEM_KEYRING: `file:${join(where.dataDir, entries.keyRing)}`,
    TANDEM_PAIRWISE_KEY: pairwiseKey,
    TANDEM_SESSION_KEY: sessionKey,
    TANDEM_AUTH_KEY: authKey,
  });
}
