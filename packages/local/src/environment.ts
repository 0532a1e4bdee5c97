/**
 * What the person who starts the local runtime may set from outside. The only file here that reads the environment.
 *
 * @module
 */
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
