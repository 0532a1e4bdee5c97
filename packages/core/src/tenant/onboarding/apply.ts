/**
 * Applying: a person without an organisation makes one. Tenant, slug, first membership, history and event are one transaction, so a crash
 * leaves all of it or nothing.
 *
 * @module
 */
import { Membership } from "#core/identity";
import { createId, Fault, fn, type Id, Instant, RandomSource } from "#core/kernel";
import { commit, type Reach, runInScope } from "#core/store";
import * as z from "zod";
import { applicationEntry } from "../move.store";
import { Info, slugTaken } from "../tenant";
import { slugPartition, tenantPartition } from "../tenant.entity";
import { entryWrites, find, findMany } from "../tenant.store";

/** What an applicant says at first; nobody applies to be the operator. */
export const Application = Info.pick({
  name: true,
  slug: true,
  currency: true,
  taxRateBp: true,
  locale: true,
  country: true,
}).extend({
  roles: z
    .array(z.enum(["supplier", "partner"]))
    .min(1)
    .max(2)
    .refine((roles) => new Set(roles).size === roles.length, "expected each role once"),
});
export type Application = z.infer<typeof Application>;

const Applying = Application.extend({
  founder: Membership.Info.pick({ memberId: true, name: true, email: true }),
  at: Instant,
  random: RandomSource,
});

/** One person's applications that nobody has decided on yet: enough for a group of companies, too few to take all the names. */
const maxUndecided = 3;

/**
 * The founder is the organisation's owner from the first moment.
 *
 * @throws Fault `tenant.slug_taken`, `tenant.too_many_applications` (conflict)
 */
export const apply = fn(Applying, async ({ founder, at, random, ...application }): Promise<Info> => {
  const { memberId } = founder;
  await requireFewUndecided(memberId);
  const tenantId = createId("ten", at, random);
  const tenant: Info = { ...application, tenantId, status: "applied", registeredAt: at };
  const { write, event } = applicationEntry(tenant, { memberId, at, random });
  const owner = Membership.join(tenant, { ...founder, role: "owner", joinedAt: at });
  const because = "an applicant founds a tenant";
  const reach: Reach[] = [
    { partition: tenantPartition, sort: tenantId, access: "write", because },
    { partition: slugPartition(tenant.slug), access: "write", because },
    ...Membership.membershipReach(owner),
  ];
  await runInScope({ tenantId, actor: memberId, role: "owner", reach }, () =>
    commit({ writes: [...entryWrites(tenant, 1), write, ...Membership.createWrites(owner)], event }),
  );
  return tenant;
});

async function requireFewUndecided(memberId: Id<"mem">): Promise<void> {
  const memberships = await Membership.activeOf(memberId);
  const tenants = await findMany(memberships.map(({ tenantId }) => tenantId));
  const undecided = [...tenants.values()].filter(({ status }) =>
    ["applied", "onboarding", "in_review"].includes(status),
  );
  if (undecided.length < maxUndecided) return;
  throw new Fault(
    "tenant.too_many_applications",
    "conflict",
    `You have ${maxUndecided} applications that aren't decided yet`,
    {
      wayOut: "Finish one of them first.",
    },
  );
}

/**
 * What an application with this time and randomness has made already: what its repetition answers.
 *
 * @throws Fault the collision, where the slug is somebody else's
 */
export async function applied(
  { at, random, slug }: Pick<z.input<typeof Applying>, "at" | "random" | "slug">,
  collision: Fault = slugTaken(slug),
): Promise<Info> {
  const tenant = await find(createId("ten", at, random));
  if (tenant?.slug !== slug) throw collision;
  return tenant;
}
