/**
 * How far requests are: for the consumer who asked, with every controller's case; for a controller, with who asks; for the operator, with
 * which controllers they wait for.
 *
 * @module
 */
import * as z from "zod";
import { Consumer } from "../consumer";
import type { Id } from "../kernel";
import { Keyring } from "../keyring";
import type { Page, Paging } from "../store";
import { Tenant } from "../tenant";
import { casesOf } from "./case.store";
import { Case, type Request } from "./request";
import { listOpenOf, type Open, requestsOf } from "./request.store";

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

/** What the operator sees of a case. Neither its id nor the consumer's at that controller: they would lead to a person (Q5). */
export const Standing = Case.pick({
  tenantId: true,
  dueAt: true,
  waitsFor: true,
  confirmedAt: true,
  closedAt: true,
  because: true,
}).extend({
  status: z
    .enum(["expected", ...Case.shape.status.options])
    .describe("`expected`: this controller has or had data of the consumer, and its case hasn't begun yet."),
});
export type Standing = z.infer<typeof Standing>;

export type Overseen = Open & { readonly controllers: readonly Standing[] };

/** Open requests, the first that are due first, each with how far every controller is. For the operator, without whose they are. */
export async function listOverseen(secret: string, paging: Paging = {}): Promise<Page<Overseen>> {
  const { items, nextCursor } = await listOpenOf(paging);
  const overseen: Overseen[] = [];
  // One after the other: each asks every controller, and nobody waits for this page but the operator.
  for (const { subjectId, ...open } of items) {
    const holders = (await Keyring.holders(subjectId)).flatMap(({ controllerId, holds }) =>
      controllerId === "platform" ? [] : [{ tenantId: controllerId, holds }],
    );
    const tenantIds = holders.map(({ tenantId }) => tenantId);
    const cases = new Map((await casesOf(open, tenantIds, secret)).map((one) => [one.tenantId, one]));
    const controllers = holders.flatMap(({ tenantId, holds }): Standing[] => {
      const begun = cases.get(tenantId);
      if (begun) return [Standing.parse(begun)];
      return holds ? [{ tenantId, dueAt: open.dueAt, status: "expected" }] : [];
    });
    overseen.push({ ...open, controllers });
  }
  return { items: overseen, nextCursor };
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
