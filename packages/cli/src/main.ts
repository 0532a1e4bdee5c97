/**
 * The `tandem` command.
 *
 * Exit codes: 0 done, 1 done or stopped with errors, 2 the command line can't be understood.
 *
 * @module
 */
import { Fault } from "#core/kernel";
import manifest from "../../../package.json" with { type: "json" };
import { type Command, parse, suggestion, usage, UsageError } from "./command";
import { auditVerifyCommand } from "./command/audit-verify";
import { deadLettersCommand } from "./command/dead-letters";
import { exportTraceCommand } from "./command/export-trace";
import { importCommand } from "./command/import";
import { exit, type Io, printable } from "./io";

const commands: readonly Command[] = [importCommand, deadLettersCommand, auditVerifyCommand, exportTraceCommand];

export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [name] = argv;
  if (name === undefined || ["help", "--help", "-h"].includes(name)) {
    return help(argv.slice(1).join(" "), name === undefined, io);
  }
  if (["--version", "-v", "version"].includes(name)) {
    io.stdout.write(`${manifest.version}\n`);
    return exit.ok;
  }
  // A command may have two words.
  const command = commands.find((candidate) => `${argv.join(" ")} `.startsWith(`${candidate.name} `));
  const rest = argv.slice(command?.name.split(" ").length);
  if (!command) {
    const names = commands.map((candidate) => candidate.name);
    io.stderr.write(`There is no command “${printable(name)}”.${suggestion(name, names)}\n\n${overview()}`);
    return exit.usage;
  }
  if (rest.some((argument) => argument === "--help" || argument === "-h")) return help(command.name, false, io);
  try {
    return await command.run(parse(command, rest), io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`${printable(error.message)}\n\n${usage(command)}`);
      return exit.usage;
    }
    if (!(error instanceof Fault)) throw error;
    const wayOut = error.wayOut === undefined ? "" : `\n  ${printable(error.wayOut)}`;
    io.stderr.write(`${printable(error.message)} (${error.code})${wayOut}\n`);
    return exit.hadErrors;
  }
}

function help(topic: string | undefined, unasked: boolean, io: Io): number {
  const command = commands.find(({ name }) => name === topic);
  (unasked ? io.stderr : io.stdout).write(command ? usage(command) : overview());
  return unasked ? exit.usage : exit.ok;
}

const overview = (): string =>
  [
    "Usage: tandem COMMAND [arguments]",
    "",
    "Commands:",
    ...commands.map(({ name, summary }) => `  ${name.padEnd(14)} ${summary}`),
    "",
    "tandem help COMMAND tells more; tandem --version says which one this is.",
    "",
  ].join("\n");
