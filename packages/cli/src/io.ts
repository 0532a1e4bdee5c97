/**
 * What a command may touch of its process. Tests pass their own.
 *
 * @module
 */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };

export type Io = {
  /** The answer: what a script may read. */
  readonly stdout: Output;
  /** Progress and complaints. */
  readonly stderr: Output;
  readonly cwd: string;
};

/** Exit codes: the public contract of the command. */
export const exit = { ok: 0, hadErrors: 1, usage: 2 } as const;

/** Text of a file or a person, made harmless for a terminal: no colours, no cursor movements, one line. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, " ");
