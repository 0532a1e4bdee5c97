/**
 * `tandem audit verify`: is every tenant's audit chain what it was, from its first entry to its end?
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { SingleBar } from "cli-progress";
import * as z from "zod";
import { Audit } from "#core/audit";
import { Fault, type Id } from "#core/kernel";
import { runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import type { Arguments, Command } from "../command";
import { exit, type Io, printable } from "../io";
import { defaultDataDir, withMarketplace } from "../marketplace";
import { withStage } from "../stage";
import { findTenant } from "../tenant";

export const auditVerifyCommand: Command = {
  name: "audit verify",
  summary: "Verifies audit chains: every entry there, unchanged and in its place, up to the last known end.",
  positionals: [],
  options: {
    tenant: { type: "string", value: "S", help: "Id, slug or name of one tenant; otherwise all" },
    log: { type: "string", value: "FILE", help: "Lines of the API's log, as further witnesses of where chains ended" },
    json: { type: "boolean", help: "Print the verdicts as JSON" },
    data: { type: "string", value: "DIR", help: `Folder of the marketplace (default ${defaultDataDir})` },
    stage: { type: "string", value: "NAME", help: "A stage on AWS instead, with your credentials and region" },
  },
  notes: [
    "Compares with the head of each chain and with its hourly anchors. What was cut off since the last anchor, with",
    "the head set back, only a log can tell: keep the API's, and name it with --log.",
    "Exit code: 0 when all are whole, 1 when one is broken, 2 when the command line can't be understood.",
  ],
  examples: [
    "tandem audit verify",
    "tandem audit verify --tenant nordlys --log api.log",
    "tandem audit verify --stage prod --json",
  ],
  run,
};

type Finding = Audit.Verdict & { readonly tenantId: Id<"ten">; readonly name: string };

async function run(args: Arguments, io: Io): Promise<number> {
  const file = args.text("log");
  const witnesses = file === undefined ? new Map<string, Audit.Mark[]>() : await readWitnesses(resolve(io.cwd, file));
  const work = () => verifyAll(args.text("tenant"), witnesses, io);
  const stage = args.text("stage");
  const findings = await (stage === undefined
    ? withMarketplace(args.text("data") ?? defaultDataDir, io, work)
    : withStage(stage, work));
  io.stdout.write(args.flag("json") ? `${JSON.stringify(findings, null, 2)}\n` : findings.map(lineOf).join(""));
  return findings.some(({ broken }) => broken) ? exit.hadErrors : exit.ok;
}

async function verifyAll(
  wanted: string | undefined,
  witnesses: ReadonlyMap<string, readonly Audit.Mark[]>,
  io: Io,
): Promise<Finding[]> {
  const chosen: Tenant.Info[] = [];
  if (wanted === undefined) for await (const tenant of Tenant.all()) chosen.push(tenant);
  else chosen.push(await findTenant(wanted));
  const bar = await progressBar(chosen, io);
  try {
    const found: Finding[] = [];
    for (const { tenantId, name } of chosen) {
      const marks = witnesses.get(tenantId) ?? [];
      const verdict = await within(tenantId, () =>
        Audit.verifyTenant({ tenantId, witnesses: marks, onEntry: bar.step }),
      );
      found.push({ tenantId, name, ...verdict });
    }
    return found;
  } finally {
    bar.stop();
  }
}

const within = <R>(tenantId: Id<"ten">, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId, actor: "tandem audit verify", role: "operator" }, body);

function lineOf({ tenantId, name, length, broken }: Finding): string {
  const who = `${printable(name)} (${tenantId})`;
  if (!broken) return `whole   ${who}: ${length} ${length === 1 ? "entry" : "entries"}\n`;
  return `BROKEN  ${who}: entry ${broken.sequence}, ${broken.kind}. ${printable(broken.says)}.\n`;
}

const Witness = z.object({
  audit: z.object({ tenantId: z.string(), length: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/** The lines of a log that say where a chain ended; others are of no interest here. */
async function readWitnesses(path: string): Promise<Map<string, Audit.Mark[]>> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new Fault("cli.no_file", "invalid", `There is no file “${path}”`, {
      wayOut: "Name a file of log lines.",
      cause,
    });
  });
  const witnesses = new Map<string, Audit.Mark[]>();
  for (const [index, line] of text.split("\n").entries()) {
    const start = line.indexOf("{");
    if (start < 0 || !line.includes('"audit"')) continue;
    const read = Witness.safeParse(fromJson(line.slice(start)));
    if (!read.success) continue;
    const { tenantId, length, hash } = read.data.audit;
    const marks = witnesses.get(tenantId) ?? [];
    marks.push({ length, hash, seen: `in line ${index + 1} of the log` });
    witnesses.set(tenantId, marks);
  }
  return witnesses;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A bar on standard error for people; nothing for scripts. */
async function progressBar(chosen: readonly Tenant.Info[], io: Io): Promise<{ step: () => void; stop: () => void }> {
  if (io.stderr.isTTY !== true) return { step: () => undefined, stop: () => undefined };
  // A head that can't be read is for the verdict to tell.
  const headOf = (tenantId: Id<"ten">) => within(tenantId, () => Audit.findHead(tenantId)).catch(() => undefined);
  const heads = await Promise.all(chosen.map(({ tenantId }) => headOf(tenantId)));
  const total = heads.reduce((sum, head) => sum + (head?.length ?? 0), 0);
  const bar = new SingleBar({
    format: "{bar} {percentage}%  {value} of {total} entries",
    stream: io.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 30,
  });
  bar.start(total, 0);
  return { step: () => bar.increment(), stop: () => bar.stop() };
}
