/**
 * Puts tenants' events on the bus again, with credentials of the account:
 * `node --import tsx scripts/replay.ts <since> [tenant …]`, such as `2026-03-01T09:00:00Z`; without tenants, those of all.
 *
 * @module
 */
import { configureCore, readBusName } from "#core/config";
import { Id, instant, parseInput } from "#core/kernel";
import { Tenant } from "#core/tenant";
import { putOn } from "../services/relay/src/put-events";
import { replay } from "../services/relay/src/replay";

const [since, ...named] = process.argv.slice(2);
if (since === undefined || Number.isNaN(Date.parse(since))) {
  console.error("Since when? node --import tsx scripts/replay.ts 2026-03-01T09:00:00Z [tenant …]");
  process.exit(2);
}
configureCore();
const put = putOn(readBusName());
let failed = 0;
for (const tenantId of named.length > 0 ? named.map((id) => parseInput(Id("ten"), id)) : await allTenants()) {
  const outcome = await replay({ tenantId, since: instant(since) }, put, (failure) =>
    console.error(JSON.stringify({ level: "error", tenantId, ...failure })),
  );
  failed += outcome.failed;
  console.log(`${tenantId}: ${outcome.put} put, ${outcome.failed} failed`);
}
process.exitCode = failed > 0 ? 1 : 0;

async function allTenants(): Promise<Id<"ten">[]> {
  const tenants: Id<"ten">[] = [];
  for await (const { tenantId } of Tenant.all()) tenants.push(tenantId);
  return tenants;
}
