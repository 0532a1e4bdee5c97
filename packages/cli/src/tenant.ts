/**
 * Whom a person means by the name of a tenant.
 *
 * @module
 */
import { Fault, Id } from "#core/kernel";
import { Tenant } from "#core/tenant";

/** @throws Fault `cli.no_tenant` (not_found), which names those there are: of `role`, where only such will do */
export async function findTenant(wanted: string, role?: Tenant.Role): Promise<Tenant.Info> {
  const tenant = Id("ten").safeParse(wanted).success
    ? await Tenant.find(wanted as Id<"ten">)
    : ((await Tenant.findBySlug(wanted)) ?? (await findByName(wanted)));
  if (!tenant) {
    throw new Fault("cli.no_tenant", "not_found", `There is no tenant “${wanted}”`, {
      wayOut: `Use the tenant's id, slug or full name. ${await thereAre(role)}`,
    });
  }
  return tenant;
}

/** By its full name, if exactly one tenant has it. */
async function findByName(name: string): Promise<Tenant.Info | undefined> {
  const found: Tenant.Info[] = [];
  for await (const tenant of Tenant.all()) if (tenant.name.toLowerCase() === name.toLowerCase()) found.push(tenant);
  return found.length === 1 ? found[0] : undefined;
}

/** So many are named: whoever misspelt one finds it, and a large marketplace doesn't fill the screen. */
const named = 10;

async function thereAre(role: Tenant.Role | undefined): Promise<string> {
  const noun = role ?? "tenant";
  const title = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s here`;
  const slugs: string[] = [];
  for await (const { slug, roles } of Tenant.all()) {
    if (role && !roles.includes(role)) continue;
    if (slugs.length === named) return `${title}: ${slugs.join(", ")} and more.`;
    slugs.push(slug);
  }
  return slugs.length === 0 ? `There is no ${noun} here yet.` : `${title}: ${slugs.join(", ")}.`;
}
