/**
 * Fault: something went wrong that the caller can understand and act on. Invariant: something went wrong that is our bug.
 *
 * Doors map `kind` to an HTTP status once; `code` is public API (`<context>.<reason>`), so renaming one is a breaking change.
 *
 * @module
 */
export const faultStatus = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 412,
  too_large: 413,
  throttled: 429,
  unavailable: 503,
} as const;

export type FaultKind = keyof typeof faultStatus;

/** One thing wrong with one place in the input. `path` is a JSON pointer without its leading slash. */
export type FaultDetail = { readonly path: string; readonly code: string; readonly message: string };

export type FaultOptions = {
  /** What the caller can do about it, in one sentence. */
  readonly wayOut?: string;
  readonly details?: readonly FaultDetail[];
  readonly cause?: unknown;
};

export class Fault extends Error {
  override readonly name = "Fault";
  readonly code: string;
  readonly kind: FaultKind;
  readonly wayOut: string | undefined;
  readonly details: readonly FaultDetail[];

  constructor(code: string, kind: FaultKind, message: string = code, options: FaultOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.kind = kind;
    this.wayOut = options.wayOut;
    this.details = options.details ?? [];
  }
}

/** Our own bug: 500 at a door, the dead-letter list behind a queue. Never thrown for bad input. */
export class InvariantBroken extends Error {
  override readonly name = "InvariantBroken";
}

export function invariant(holds: unknown, statement: string): asserts holds {
  if (!holds) throw new InvariantBroken(statement);
}
