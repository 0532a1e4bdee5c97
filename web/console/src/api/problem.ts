/**
 * Problem: whatever went wrong with a request, in the terms that the console shows: what, what to do, and the code to quote.
 *
 * @module
 */

export type Detail = { readonly path: string; readonly code: string; readonly message: string };

export class Problem extends Error {
  readonly code: string;
  /** 0 when there was no answer at all. */
  readonly status: number;
  readonly wayOut: string | undefined;
  readonly details: readonly Detail[];
  /** Names the occurrence; support finds it in the log. */
  readonly reference: string | undefined;

  constructor(problem: {
    readonly title: string;
    readonly code: string;
    readonly status: number;
    readonly wayOut?: string | undefined;
    readonly details?: readonly Detail[] | undefined;
    readonly reference?: string | undefined;
  }) {
    super(problem.title);
    this.name = "Problem";
    this.code = problem.code;
    this.status = problem.status;
    this.wayOut = problem.wayOut;
    this.details = problem.details ?? [];
    this.reference = problem.reference;
  }

  /** Nobody knows whether it took effect, or it may succeed when it is sent again: so it is repeated under the same key. */
  get mayRepeat(): boolean {
    return this.status === 0 || this.status >= 500 || this.code === "idempotency.running";
  }
}

/** The problem that an answer describes (RFC 9457), or the best that can be said of one that doesn't. */
export function problemOf(status: number, body: unknown): Problem {
  const told = typeof body === "object" && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  const text = (name: string) => (typeof told[name] === "string" ? told[name] : undefined);
  return new Problem({
    title: text("title") ?? "The server gave an answer that isn't from Tandem",
    code: text("code") ?? `http.${status}`,
    status,
    wayOut: text("wayOut") ?? (status >= 500 ? "Try again in a moment." : undefined),
    details: Array.isArray(told["details"]) ? (told["details"] as Detail[]) : [],
    reference: text("instance"),
  });
}

export const unreachable = (): Problem =>
  new Problem({
    title: "Tandem can't be reached",
    code: "console.unreachable",
    status: 0,
    wayOut: "Check your connection and try again.",
  });

/** Everything that is thrown becomes something that can be shown. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({
    title: "The console itself failed",
    code: "console.broken",
    status: 0,
    wayOut: "Reload the page. If it happens again, tell support what you did.",
    reference: error instanceof Error ? error.message : String(error),
  });
}
