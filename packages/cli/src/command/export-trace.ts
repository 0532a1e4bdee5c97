/**
 * `tandem export trace`: which export is this file from, and who downloaded it?
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Audit } from "#core/audit";
import { Export } from "#core/export";
import { Fault, type Id } from "#core/kernel";
import { runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { openKeys } from "../../../local/src/start/keys";
import type { Arguments, Command } from "../command";
import { exit, type Io, printable } from "../io";
import { defaultDataDir, withMarketplace } from "../marketplace";
import { unreachable, withStage } from "../stage";
import { findTenant } from "../tenant";

const defaultDomain = "relay.tandem.example";

export const exportTraceCommand: Command = {
  name: "export trace",
  summary: "Names the export that a leaked file, or a part of it, is from: tenant, member and time.",
  positionals: ["FILE"],
  options: {
    tenant: { type: "string", value: "S", help: "Id, slug or name of one tenant; otherwise all are compared" },
    domain: { type: "string", value: "D", help: `Domain of relay addresses (default ${defaultDomain})` },
    json: { type: "boolean", help: "Print the finding as JSON" },
    data: { type: "string", value: "DIR", help: `Folder of the marketplace (default ${defaultDataDir})` },
    stage: { type: "string", value: "NAME", help: "A stage on AWS instead, with your credentials and region" },
  },
  notes: [
    "One relay address of an export is enough. Otherwise the rows must stand in the order they had: thirteen of them name one",
    "export among a thousand; of a supplier's own records four moments do, in any order.",
    "Exit code: 0 when an export is named, 1 when none can be, 2 when the command line can't be understood.",
  ],
  examples: [
    "tandem export trace found-on-the-web.csv",
    "tandem export trace part.txt --stage prod --domain relay.shops.example",
  ],
  run,
};

async function run(args: Arguments, io: Io): Promise<number> {
  const path = args.positionals[0] ?? "";
  const text = await readFile(resolve(io.cwd, path), "utf8").catch((cause: unknown) => {
    throw new Fault("cli.no_file", "invalid", `There is no file “${path}”`, {
      wayOut: "Name the file that turned up.",
      cause,
    });
  });
  const stage = args.text("stage");
  const trace = (secret: string) =>
    find(text, { secret, domain: args.text("domain") ?? defaultDomain, tenant: args.text("tenant") });
  const found = await (stage === undefined
    ? withMarketplace(args.text("data") ?? defaultDataDir, io, ({ dataDir }) => trace(openKeys(dataDir).pairwiseKey))
    : withStage(stage, async () => trace(await pairwiseKeyOf(stage))));
  if (args.flag("json")) io.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  else io.stdout.write(found.export ? linesOf(found.export, found.rows) : nothing(found));
  return found.export ? exit.ok : exit.hadErrors;
}

async function pairwiseKeyOf(stage: string): Promise<string> {
  const client = new SSMClient({});
  const Name = `/tandem/${stage}/pairwise-key`;
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name, WithDecryption: true }));
    return Parameter?.Value ?? "";
  } catch (cause) {
    throw unreachable("pairwise key", stage, cause);
  } finally {
    client.destroy();
  }
}

type Named = {
  readonly exportId: Id<"exp">;
  readonly tenantId: Id<"ten">;
  readonly tenant: string;
  readonly kind: string;
  readonly agreementId?: Id<"agr">;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly decidedBy?: string;
  readonly downloads: readonly { readonly at: string; readonly by: string }[];
  readonly by: "address" | "mark";
  readonly chance: number;
};
type Found = { readonly rows: number; readonly compared: number; readonly export?: Named };

async function find(
  text: string,
  asked: { secret: string; domain: string; tenant: string | undefined },
): Promise<Found> {
  const traces = Export.tracesIn(text, { domain: asked.domain, secret: asked.secret });
  const chosen: Tenant.Info[] = [];
  if (asked.tenant === undefined) for await (const tenant of Tenant.all()) chosen.push(tenant);
  else chosen.push(await findTenant(asked.tenant));
  const jobs: (Export.Info & { readonly key: string })[] = [];
  for (const { tenantId } of chosen)
    await within(tenantId, async () => {
      for await (const job of Export.all(tenantId)) jobs.push(job);
    });
  const verdict = Export.verdictOf(traces, jobs);
  const counted = { rows: traces.rows, compared: jobs.length };
  if (!verdict) return counted;
  const { key: _key, exportId, tenantId, kind, agreementId, requestedBy, requestedAt, decidedBy } = verdict.job;
  const tenant = chosen.find((one) => one.tenantId === tenantId)?.name ?? tenantId;
  return {
    ...counted,
    export: {
      ...{ exportId, tenantId, tenant, kind, requestedBy, requestedAt },
      ...(agreementId ? { agreementId } : {}),
      ...(decidedBy ? { decidedBy } : {}),
      downloads: await downloadsOf(tenantId, exportId, requestedAt),
      by: verdict.by,
      chance: verdict.chance,
    },
  };
}

const within = <R>(tenantId: Id<"ten">, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId, actor: "tandem export trace", role: "operator" }, body);

/** Who had the file, from the tenant's audit chain: a download is a row of entries of one moment. */
async function downloadsOf(tenantId: Id<"ten">, exportId: Id<"exp">, since: string) {
  const downloads = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const page = await within(tenantId, () => Audit.list({ tenantId, cursor }));
    for (const { action, reason, at, actor } of page.items)
      if (action === "export.download" && reason === exportId) downloads.set(at, actor);
    cursor = (page.items.at(-1)?.at ?? "") < since ? undefined : page.nextCursor;
  } while (cursor !== undefined);
  return [...downloads].map(([at, by]) => ({ at, by }));
}

function linesOf(job: Named, rows: number): string {
  const how = job.by === "address" ? "a relay address that was written for it" : "its marks";
  return [
    `Export ${job.exportId} of ${printable(job.tenant)} (${job.tenantId}), by ${how}.`,
    `  What       ${job.kind}${job.agreementId ? ` under ${job.agreementId}` : ""}; ${rows} rows are left in the file`,
    `  Asked for  ${job.requestedAt} by ${job.requestedBy}${job.decidedBy ? `, approved by ${job.decidedBy}` : ""}`,
    ...job.downloads.map(({ at, by }) => `  Downloaded ${at} by ${by}`),
    `  Certainty  by chance once in ${(1 / job.chance).toExponential(0)} files`,
    "",
  ].join("\n");
}

const nothing = ({ rows, compared }: Found): string =>
  `No export can be named: ${rows} rows were compared with ${compared} exports, and chance explains what they have in common.\n`;
