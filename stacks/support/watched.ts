/**
 * What a stack asks the watch to look at, by physical name.
 *
 * @module
 */
export type Watched = {
  readonly functionNames?: readonly string[];
  /** Each of them is empty when all is well. */
  readonly deadLetterQueueNames?: readonly string[];
  /** Queues whose oldest message tells how far a reaction lags. */
  readonly queueNames?: readonly string[];
  /** Functions fed by the table's stream, whose iterator's age tells how far the bus lags. */
  readonly streamFunctionNames?: readonly string[];
  readonly httpApis?: readonly { readonly label: string; readonly apiId: string }[];
};
