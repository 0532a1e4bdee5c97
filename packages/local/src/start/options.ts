/**
 * What `npm start` may be told.
 *
 * @module
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Fault } from "#core/kernel";

export type StartOptions = {
  readonly port: number;
  readonly dataDir: string;
  /** Forget the data and seed anew. */
  readonly fresh: boolean;
  /** Wrap new data keys of consumers with a new ring key. */
  readonly rotateKeyRing: boolean;
  readonly help: boolean;
};

export const usage = `Usage: npm start -- [options]

  --port N     port of the web server (4000)
  --data DIR   folder of the data (.tandem)
  --fresh      forget the data and start over
  --rotate     wrap new data keys of consumers with a new ring key
  --help       show this
`;

/** @throws Fault `local.option_invalid` (invalid) */
export function readOptions(words: readonly string[], cwd: string): StartOptions {
  const values = parse(words);
  const port = values.port ?? "4000";
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw refused(`--port takes a number from 1 to 65535, not "${port}"`);
  }
  if (values.data === "") throw refused("--data takes a folder");
  return {
    port: Number(port),
    dataDir: resolve(cwd, values.data ?? ".tandem"),
    fresh: values.fresh ?? false,
    rotateKeyRing: values.rotate ?? false,
    help: values.help ?? false,
  };
}

function parse(words: readonly string[]) {
  try {
    const options = {
      port: { type: "string" },
      data: { type: "string" },
      fresh: { type: "boolean" },
      rotate: { type: "boolean" },
      help: { type: "boolean" },
    } as const;
    return parseArgs({ args: [...words], options, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    throw refused((cause as Error).message.split(". ")[0] ?? "", cause);
  }
}

const refused = (message: string, cause?: unknown) =>
  new Fault("local.option_invalid", "invalid", message, { wayOut: usage, ...(cause ? { cause } : {}) });
