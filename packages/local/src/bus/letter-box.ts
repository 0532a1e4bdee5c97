/**
 * The kept dead letters, and one more try for each. The bus has one, and so has the command line, where no bus runs.
 *
 * @module
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { type DeadLetter, listDeadLetters, removeDeadLetter } from "./dead-letter";
import type { Delivery } from "./delivery";

export type LetterBox = {
  readonly deadLetters: () => Promise<DeadLetter[]>;
  /** Sends dead letters again, once each; those that succeed are removed. */
  readonly redrive: (which?: (letter: DeadLetter) => boolean) => Promise<{ handled: number; failed: number }>;
};

export function letterBox(delivery: Delivery): LetterBox {
  /** Handlers start without a scope, whoever asks. */
  const outsideAnyScope = AsyncLocalStorage.snapshot();
  return {
    deadLetters: () => outsideAnyScope(() => listDeadLetters()),
    redrive: (which = () => true) =>
      outsideAnyScope(async () => {
        const letters = (await listDeadLetters()).filter(which);
        const outcomes = await Promise.all(
          letters.map(async (letter) => {
            const { failure } = await delivery.redeliver(letter);
            if (failure === undefined) await removeDeadLetter(letter);
            return failure === undefined;
          }),
        );
        const handled = outcomes.filter(Boolean).length;
        return { handled, failed: outcomes.length - handled };
      }),
  };
}
