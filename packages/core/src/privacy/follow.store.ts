/**
 * How far requests are: for the consumer who asked, with every controller's case; for a controller, with who asks.
 *
 * @module
 */
import { Consumer } from "../consumer";
import type { Id } from "../kernel";
import { Keyring } from "../keyring";
import { Tenant } from "../tenant";
import { casesOf } from "./case.store";
import type { Case, Request } from "./request";
import { requestsOf } from "./request.store";

/** A request with its cases, and the names of their controllers. */
export type Followed = {
  readonly request: Request;
  readonly cases: readonly Case[];
  readonly names: ReadonlyMap<string, string>;
};

/** A consumer's requests, newest first: the open one with every case, since it counts down for both. */
export async function followedOf(subjectId: Id<"sbj">, secret: string): Promise<Followed[]> {
  const requests = await requestsOf(subjectId);
  const isOpen = requests.some(({ status }) => status === "open");
  const holders = isOpen ? await Keyring.holders(subjectId) : [];
  const tenants = holders.flatMap(({ controllerId }) => (controllerId === "platform" ? [] : [controllerId]));
  return Promise.all(
    requests.map(async (request) => {
      const cases = request.status === "open" ? await casesOf(request, tenants, secret) : [];
      const names = await Promise.all(
        cases.map(async ({ tenantId }) => [tenantId, (await Tenant.find(tenantId))?.name ?? tenantId] as const),
      );
      return { request, cases, names: new Map<string, string>(names) };
    }),
  );
}

/** Who asks, as the controller's own records have it; undefined once it can't read that any more. In its scope. */
export async function personOf({
  tenantId,
  consumerId,
  sharedRecordIds,
}: Case): Promise<{ readonly name: string; readonly email: string } | undefined> {
  const contact = (await Consumer.find({ stewardId: tenantId, consumerId }))?.contact;
  if (contact) return { name: contact.name, email: contact.email };
  for (const sharedRecordId of sharedRecordIds) {
    const shared = await Consumer.readShared({ recipientId: tenantId, sharedRecordId });
    if (shared?.name !== undefined && shared.email !== undefined) return { name: shared.name, email: shared.email };
  }
  return undefined;
}
