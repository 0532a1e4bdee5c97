/**
 * Commands and their arguments. Each declares its options once; parsing, usage text and suggestions follow from that.
 *
 * @module
 */
import { parseArgs } from "node:util";
import type { Io } from "./io";

export type OptionSpec = {
  readonly type: "string" | "boolean";
  /** How the value is called in the usage text. */
  readonly value?: string;
  readonly required?: true;
  readonly choices?: readonly string[];
  readonly help: string;
};

export type Arguments = {
  readonly positionals: readonly string[];
  readonly text: (option: string) => string | undefined;
  readonly flag: (option: string) => boolean;
};

export type Command = {
  readonly name: string;
  readonly summary: string;
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Lines that say what options can't. */
  readonly notes: readonly string[];
  readonly examples: readonly string[];
  readonly run: (args: Arguments, io: Io) => Promise<number>;
};

/** The command line can't be understood: exit code 2. */
export class UsageError extends Error {}

/** @throws UsageError */
export function parse(command: Command, argv: readonly string[]): Arguments {
  const known = Object.keys(command.options);
  for (const argument of argv) {
    if (argument === "--") break;
    const option = /^--([^=]+)/.exec(argument)?.[1];
    if (option !== undefined && !known.includes(option)) {
      throw new UsageError(`There is no option --${option}.${suggestion(option, known, "--")}`);
    }
  }
  const { values, positionals } = parseStrictly(command, argv);
  for (const [name, { required, choices }] of Object.entries(command.options)) {
    const value = values[name];
    if (required && (value === undefined || value === "")) throw new UsageError(`--${name} is missing.`);
    if (choices && value !== undefined && !choices.includes(String(value))) {
      throw new UsageError(`--${name} is one of ${choices.join(", ")}.${suggestion(String(value), choices)}`);
    }
  }
  if (positionals.length < command.positionals.length) {
    throw new UsageError(`${command.positionals[positionals.length]} is missing.`);
  }
  if (positionals.length > command.positionals.length) {
    throw new UsageError(`“${positionals[command.positionals.length]}” is one argument too many.`);
  }
  return {
    positionals,
    text: (option) => (typeof values[option] === "string" ? values[option] : undefined),
    flag: (option) => values[option] === true,
  };
}

function parseStrictly(command: Command, argv: readonly string[]) {
  const options = Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }]));
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
  }
}

export function usage(command: Command): string {
  const options = Object.entries(command.options).map(([name, { value, choices, help }]) => {
    const left = `  --${name}${value ? ` ${value}` : ""}`;
    return `${left.padEnd(24)} ${help}${choices ? ` (${choices.join(", ")})` : ""}`;
  });
  const required = Object.entries(command.options).flatMap(([name, { value, required: must }]) =>
    must ? [`--${name} ${value ?? ""}`.trim()] : [],
  );
  return [
    `Usage: tandem ${[command.name, ...command.positionals, ...required, "[options]"].join(" ")}`,
    "",
    command.summary,
    "",
    "Options:",
    ...options,
    "",
    ...command.notes,
    "",
    "Examples:",
    ...command.examples.map((example) => `  ${example}`),
    "",
  ].join("\n");
}

/** " Did you mean …?", when something known is near. */
export function suggestion(word: string, known: readonly string[], prefix = ""): string {
  const near = known
    .map((name) => ({ name, distance: name.startsWith(word) && word.length > 1 ? 1 : distance(word, name) }))
    .filter((candidate) => candidate.distance <= Math.max(2, Math.floor(candidate.name.length / 3)))
    .sort((a, b) => a.distance - b.distance)[0];
  return near ? ` Did you mean ${prefix}${near.name}?` : "";
}

/** Levenshtein's distance. Words of a command line are short. */
function distance(from: string, to: string): number {
  const source = from.slice(0, 40);
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= source.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const substitute = (row[j - 1] ?? 0) + (source[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(substitute, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
