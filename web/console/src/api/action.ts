/**
 * Doing something through the API, once.
 *
 * A click that got no answer may have taken effect. So its key is kept, and the next try is sent under the same one: the API then answers
 * what it answered, or would have. After an answer, whether yes or no, the next click is another request and gets another key.
 *
 * @module
 */
import { useRef, useState } from "hono/jsx/dom";
import { asProblem, type Problem } from "./problem";

/** The key of one intention: the same until it has been answered. `about` tells intentions apart, such as the file to import. */
export class IntentKey {
  #key: string | undefined;
  #about = "";
  readonly #create: () => string;

  constructor(create: () => string = () => crypto.randomUUID()) {
    this.#create = create;
  }

  for(about: string): string {
    if (about !== this.#about) this.#key = undefined;
    this.#about = about;
    this.#key ??= this.#create();
    return this.#key;
  }

  answered(problem?: Problem): void {
    if (!problem?.mayRepeat) this.#key = undefined;
  }
}

export type Action<A extends readonly unknown[]> = {
  readonly run: (...input: A) => Promise<void>;
  readonly isRunning: boolean;
  readonly problem: Problem | undefined;
  readonly dismiss: () => void;
};

/** `act` gets the Idempotency-Key to send. `done` runs after success. One run at a time: a double click is one click. */
export function useAction<A extends readonly unknown[], T>(
  act: (key: string, ...input: A) => Promise<T>,
  done: (result: T) => void,
): Action<A> {
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const intent = useRef<IntentKey | null>(null);
  const running = useRef(false);
  const run = async (...input: A): Promise<void> => {
    if (running.current) return;
    running.current = true;
    const key = (intent.current ??= new IntentKey());
    setRunning(true);
    setProblem(undefined);
    try {
      const result = await act(key.for(JSON.stringify(input.map(fingerprint))), ...input);
      key.answered();
      done(result);
    } catch (error) {
      const met = asProblem(error);
      key.answered(met);
      setProblem(met);
    } finally {
      running.current = false;
      setRunning(false);
    }
  };
  return { run, isRunning, problem, dismiss: () => setProblem(undefined) };
}

/** Files have nothing that JSON would see. */
const fingerprint = (value: unknown): unknown =>
  typeof File !== "undefined" && value instanceof File ? [value.name, value.size, value.lastModified] : value;
