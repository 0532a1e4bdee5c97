/**
 * When a partner was shown a row: read from its audit chain, which every answer with personal data is in before it goes out.
 *
 * The chain has no index by subject, since this is asked once in a blue moon. So it is read backwards, and not without end.
 *
 * @module
 */
import { Audit } from "../audit";
import { Export } from "../export";
import { Incident } from "../incident";
import type { Id, Instant } from "../kernel";
import type { RelayAddress } from "../relay-address";

/** So many entries are looked at, the newest first; a busy partner makes as many in some weeks. */
const maxEntries = 20_000;
const pageSize = 100;

export type Showings = {
  readonly showings: Incident.Showing[];
  readonly actors: string[];
  readonly exportId?: Id<"exp">;
};

/** In the partner's scope. */
export async function showingsOf({
  partnerId,
  sharedRecordId,
  since,
  tag,
}: {
  readonly partnerId: Id<"ten">;
  readonly sharedRecordId: Id<"shr">;
  readonly since: Instant;
  readonly tag: RelayAddress.Tag;
}): Promise<Showings> {
  const found: { readonly showing: Incident.Showing; readonly actor: string }[] = [];
  let cursor: string | undefined;
  for (let seen = 0; seen < maxEntries; seen += pageSize) {
    const page = await Audit.list({ tenantId: partnerId, limit: pageSize, cursor });
    for (const { at, action, actor, subjects } of page.items) {
      if (!subjects.includes(sharedRecordId) || found.length === Incident.maxShowings) continue;
      if (action === "shared_record.read") found.push({ showing: { at, how: "read" }, actor });
      if (action === "export.download") found.push({ showing: { at, how: "export" }, actor });
    }
    cursor = page.nextCursor;
    const last = page.items.at(-1);
    if (cursor === undefined || found.length === Incident.maxShowings || (last && last.at < since)) break;
  }
  // The tag in the address says it outright, where it is an export's.
  const job = await Export.findByTag(partnerId, tag);
  return {
    ...(job ? { exportId: job.exportId } : {}),
    showings: found.map(({ showing }) => showing),
    actors: found.map(({ actor }) => actor),
  };
}
