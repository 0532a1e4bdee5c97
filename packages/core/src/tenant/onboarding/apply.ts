/**
 * Applying: a person without an organisation makes one. Tenant, slug, first membership, history and event are one transaction, so a crash
 * leaves all of it or nothing.
 *
 * @module
 */
import { createId, Fault, fn, Id, Instant, RandomSource } from "#core/kernel";
import { commit, type Reach, runInScope, type Write } from "#core/store";
import * as z from "zod";
import { applicationEntry } from "../move.store";
import { Info, slugTaken } from "../tenant";
import { slugPartition, tenantPartition } from "../tenant.entity";
import { entryWrites, find } from "../tenant.store";

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

/** The first membership, as the context of members writes it. */
export type Founding = (tenantId: Id<"ten">) => { readonly writes: readonly Write[]; readonly reach: readonly Reach[] };

const Applying = Application.extend({
  memberId: Id("mem"),
  at: Instant,
  random: RandomSource,
  founding: z.custom<Founding>((value) => typeof value === "function"),
});

/** @throws Fault `tenant.slug_taken` (conflict) */
export const apply = fn(Applying, async ({ memberId, at, random, founding, ...application }): Promise<Info> => {
  const tenantId = createId("ten", at, random);
  const tenant: Info = { ...application, tenantId, status: "applied", registeredAt: at };
  const { write, event } = applicationEntry(tenant, { memberId, at, random });
  const founded = founding(tenantId);
  const because = "an applicant founds a tenant";
  const reach: Reach[] = [
    { partition: tenantPartition, sort: tenantId, access: "write", because },
    { partition: slugPartition(tenant.slug), access: "write", because },
    ...founded.reach,
  ];
  await runInScope({ tenantId, actor: memberId, role: "owner", reach }, () =>
    commit({ writes: [...entryWrites(tenant, 1), write, ...founded.writes], event }),
  );
  return tenant;
});

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
