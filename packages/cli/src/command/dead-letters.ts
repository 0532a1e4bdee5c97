/**
 * `tandem dead-letters`: lists deliveries that were given up, and sends them again.
 *
 * Locally the reactions run in this process, on the marketplace's own data. With `--stage` the letters are those in the queues
 * of a stage on AWS, with the caller's credentials.
 *
 * @module
 */
import { DeadLetter } from "#core/dead-letter";
import { keptDeadLetters } from "../../../local/src/dead-letters";
import { tellHandlers } from "../../../local/src/environment";
import { subscriptions } from "../../../../services/subscriber/src/subscriptions";
import { type Arguments, type Command, UsageError } from "../command";
import { exit, type Io, printable } from "../io";
import { defaultDataDir, withMarketplace } from "../marketplace";
import { unreachable } from "../stage";

export const deadLettersCommand: Command = {
  name: "dead-letters",
  summary: "Lists deliveries of events that were given up, and sends them again.",
  positionals: ["ACTION"],
  options: {
    letter: { type: "string", value: "ID", help: "redrive: the dead letter to send again" },
    all: { type: "boolean", help: "redrive: all that the list shows" },
    json: { type: "boolean", help: "Print JSON" },
    data: { type: "string", value: "DIR", help: `Folder of the marketplace (default ${defaultDataDir})` },
    stage: { type: "string", value: "NAME", help: "A stage on AWS instead, with your credentials and region" },
  },
  notes: [
    "ACTION is list or redrive. Reactions are idempotent, so sending one again too often is harmless.",
    "Exit code: 0 done, 1 when a letter isn't there or failed again, 2 when the command line can't be understood.",
  ],
  examples: [
    "tandem dead-letters list",
    "tandem dead-letters redrive --all",
    "tandem dead-letters redrive --letter evt_….on-product-changed --stage prod",
  ],
  run,
};

async function run(args: Arguments, io: Io): Promise<number> {
  const [action] = args.positionals;
  const letter = args.text("letter");
  if (action !== "list" && action !== "redrive") throw new UsageError("ACTION is list or redrive.");
  if (action === "list" && (letter !== undefined || args.flag("all"))) throw new UsageError("list shows them all.");
  if (action === "redrive" && (letter === undefined) !== args.flag("all")) {
    throw new UsageError("redrive takes either --letter ID or --all.");
  }
  const work = (box: DeadLetter.Box) => (action === "list" ? list(box, args, io) : redrive(box, letter, args, io));
  const stage = args.text("stage");
  if (stage !== undefined) return work(await ofStage(stage));
  return withMarketplace(args.text("data") ?? defaultDataDir, io, (where) => {
    tellHandlers(where);
    return work(keptDeadLetters());
  });
}

async function list(box: DeadLetter.Box, args: Arguments, io: Io): Promise<number> {
  const letters = await box.list();
  if (args.flag("json")) io.stdout.write(`${JSON.stringify(letters, null, 2)}\n`);
  else if (letters.length === 0) io.stdout.write("There are no dead letters.\n");
  for (const { deadLetterId, eventType, tenantId, receiveCount, reason } of args.flag("json") ? [] : letters) {
    io.stdout.write(`${deadLetterId}\n  ${eventType} of ${tenantId}, tried ${receiveCount} times\n`);
    io.stdout.write(`  ${printable(reason)}\n`);
  }
  return exit.ok;
}

async function redrive(box: DeadLetter.Box, letter: string | undefined, args: Arguments, io: Io): Promise<number> {
  const ids = letter === undefined ? (await box.list()).map(({ deadLetterId }) => deadLetterId) : [letter];
  const outcomes = await box.redrive(ids);
  const said = ids.map((deadLetterId) => ({
    deadLetterId,
    outcome: outcomes.get(deadLetterId) ?? ("not_found" as const),
  }));
  if (args.flag("json")) io.stdout.write(`${JSON.stringify(said, null, 2)}\n`);
  else if (said.length === 0) io.stdout.write("There are no dead letters.\n");
  for (const { deadLetterId, outcome } of args.flag("json") ? [] : said) {
    io.stdout.write(`${printable(deadLetterId)}  ${words[outcome]}\n`);
  }
  return said.every(({ outcome }) => outcome === "handled" || outcome === "queued") ? exit.ok : exit.hadErrors;
}

const words: Readonly<Record<DeadLetter.Outcome | "not_found", string>> = {
  handled: "handled",
  queued: "back in its queue",
  failed: "failed again, and stays",
  not_found: "isn't there",
};

/** @throws Fault `cli.no_stage` (not_found) */
async function ofStage(stage: string): Promise<DeadLetter.Box> {
  const { GetQueueUrlCommand, SQSClient } = await import("@aws-sdk/client-sqs");
  const known = "-undelivered";
  try {
    const { QueueUrl = "" } = await new SQSClient({}).send(
      new GetQueueUrlCommand({ QueueName: `tandem-${stage}${known}` }),
    );
    return DeadLetter.openQueues({ url: QueueUrl.slice(0, -known.length), subscriptions: Object.keys(subscriptions) });
  } catch (cause) {
    throw unreachable("queues", stage, cause);
  }
}
