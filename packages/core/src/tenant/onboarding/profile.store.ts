/**
 * Profiles and the facts around them, in the table. In the tenant's own scope, or in a reviewer's that reaches them.
 *
 * @module
 */
import { Product } from "#core/catalog";
import type { Id } from "#core/kernel";
import type { Write } from "#core/store";
import { list as listStorefronts } from "../storefront.store";
import type { Info } from "../tenant";
import { platformTerms } from "./platform-terms";
import { type Part, type Profile, revisionMismatch } from "./profile";
import { ProfileEntity } from "./profile.entity";
import type { Facts } from "./requirement";

/** What nobody has filled in yet has a revision too, so that its first edit can name it. */
const untouched: Profile = { revision: 1 };

export async function findProfile(tenantId: Id<"ten">): Promise<Profile> {
  const { data } = await ProfileEntity.get({ tenantId }).go({ consistent: true });
  if (!data) return untouched;
  const { tenantId: _, ...profile } = data;
  return profile as Profile;
}

/** Sets one part, if the profile is still the one that was read. */
export function partWrite<P extends Part>(
  tenantId: Id<"ten">,
  { revision }: Profile,
  part: P,
  value: NonNullable<Profile[P]>,
): Write {
  const next = { [part]: value, revision: revision + 1 };
  return revision === untouched.revision
    ? { put: ProfileEntity.create({ tenantId, ...next }).params(), orFault: revisionMismatch() }
    : {
        update: ProfileEntity.patch({ tenantId })
          .set(next)
          .where((item, { eq }) => eq(item.revision, revision))
          .params(),
        orFault: revisionMismatch(),
      };
}

/** Fails once the profile is another than the one that was read. */
export const unchangedCheck = (tenantId: Id<"ten">, { revision }: Profile): Write => ({
  check: ProfileEntity.remove({ tenantId })
    .where((item, { eq, notExists }) =>
      revision === untouched.revision ? notExists(item.revision) : eq(item.revision, revision),
    )
    .params(),
  orFault: revisionMismatch(),
});

/** So many products are looked through for one that isn't a draft. */
const maxProductPages = 10;

export async function readFacts({ tenantId, roles }: Info): Promise<Facts> {
  const [hasPublishedProduct, hasStorefront] = await Promise.all([
    roles.includes("supplier") ? hasPublished(tenantId) : false,
    roles.includes("partner") ? listStorefronts({ tenantId }).then(({ length }) => length > 0) : false,
  ]);
  const { version, hash } = platformTerms;
  return { roles, hasPublishedProduct, hasStorefront, terms: { version, hash } };
}

async function hasPublished(supplierId: Id<"ten">): Promise<boolean> {
  let cursor: string | undefined;
  for (let pages = 0; pages < maxProductPages; pages += 1) {
    const { items, nextCursor } = await Product.list({ supplierId, cursor });
    if (items.some(({ published }) => published)) return true;
    if (nextCursor === undefined) return false;
    cursor = nextCursor;
  }
  return false;
}
