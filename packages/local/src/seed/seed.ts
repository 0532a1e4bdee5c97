/**
 * The first run's seed: builds the demonstration marketplace through the very use cases that people use, so that it can't hold
 * what they couldn't make.
 *
 * Every step first looks whether it has been done, so a seed that was interrupted goes on where it stopped.
 *
 * @module
 */
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { Agreement, Programme } from "#core/agreement";
import { importCatalog } from "#core/catalog/import";
import { type Clock, Fault, type Id, type Instant, type Random } from "#core/kernel";
import { Identity } from "#core/identity";
import { Listing } from "#core/listing";
import { runInScope } from "#core/store";
import { Storefront, Tenant } from "#core/tenant";
import { Onboarding } from "#core/tenant/onboarding";
import { demoPassword, type DemoTenant, demoTenants } from "./marketplace";
import { onboard } from "./onboard";

export type SeedOptions = {
  readonly clock: Clock;
  readonly random: Random;
  /** Settles when the bus has handled every event there is. */
  readonly drain: () => Promise<void>;
  readonly say: (step: string) => void;
};

/** A demo tenant once it is there, with the member who acts for it. */
type Known = { readonly demo: DemoTenant; readonly tenant: Tenant.Info; readonly memberId: Id<"mem"> };

export async function seed(options: SeedOptions): Promise<void> {
  const { clock, random, say, drain } = options;
  say("seven organisations apply, and the operator's is there");
  const known: Known[] = [];
  for (const demo of demoTenants) known.push(await enter(demo, clock.now(), random));

  for (const one of known) {
    if (one.demo.storefront) await actingFor(one, () => openStorefront(one, clock.now(), random));
    for (const programme of one.demo.programmes ?? []) {
      await actingFor(one, () => publish(one, programme, clock.now(), random));
    }
  }
  for (const one of known) {
    if (!one.demo.catalogue) continue;
    say(`importing ${one.demo.name}'s catalogue from ${one.demo.catalogue}`);
    await actingFor(one, () => importFile(one, clock, random));
  }
  await drain();

  say("filling in the onboarding, and reviewing it");
  const reviewer = known.find(({ demo }) => demo.reaches === "operator");
  if (!reviewer) throw new Error("somebody reviews");
  for (const { demo, tenant, memberId } of known) {
    if (demo.reaches === "operator" || !demo.profile) continue;
    const { tenantId } = tenant;
    await onboard({ tenantId, memberId, profile: demo.profile, reaches: demo.reaches }, reviewer.memberId, options);
  }
  await drain();

  say("signing the agreements");
  const joined = await Promise.all(
    known.flatMap((partner) =>
      (partner.demo.joins ?? []).map(async (title) => ({
        partner,
        agreement: await join(partner, title, known, options),
      })),
    ),
  );
  await drain();

  say("filling the storefronts");
  for (const { partner, agreement } of joined) {
    await actingFor(partner, () => enableAll(partner, agreement.agreementId, clock.now(), random));
  }
  for (const one of known) {
    // A supplier's own storefront sells its own goods: no agreement, no commission.
    if (one.demo.storefront && one.demo.catalogue) {
      await actingFor(one, () => enableAll(one, null, clock.now(), random));
    }
  }
  await drain();
}

/** A person with a login, and the organisation that they applied with; the operator's was there first. */
async function enter(demo: DemoTenant, at: Instant, random: Random): Promise<Known> {
  const { slug, name, roles, currency, taxRateBp, locale, country, email, member, role } = demo;
  const company = { slug, name, currency, taxRateBp, locale, country, at, random };
  const found = await Tenant.findBySlug(slug);
  if (demo.reaches === "operator") {
    const tenant = found ?? (await Tenant.register({ ...company, roles }));
    return { demo, tenant, memberId: await accountOf(demo, [{ tenant, role }], at, random) };
  }
  const memberId = await accountOf(demo, [], at, random);
  const founder = { memberId, name: member, email };
  const asked = roles.filter((each) => each !== "operator");
  return { demo, tenant: found ?? (await Onboarding.apply({ ...company, roles: asked, founder })), memberId };
}

/** Makes the login, or finds whose it is. */
async function accountOf(
  { email, member: name }: DemoTenant,
  memberships: Parameters<typeof Identity.register>[0]["memberships"],
  at: Instant,
  random: Random,
): Promise<Id<"mem">> {
  try {
    return (await Identity.register({ email, name, password: demoPassword, memberships, at, random })).memberId;
  } catch (error) {
    if (!(error instanceof Fault && error.code === "identity.email_taken")) throw error;
    const person = await Identity.findByEmail({ email });
    if (!person) throw error;
    return person.memberId;
  }
}

const actingFor = <R>({ tenant, memberId, demo }: Known, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId: tenant.tenantId, actor: memberId, role: demo.role }, body);

async function openStorefront({ demo, tenant: { tenantId } }: Known, at: Instant, random: Random): Promise<void> {
  if (!demo.storefront || (await Storefront.findByHostname(demo.storefront.name))) return;
  await Storefront.open({ ...demo.storefront, tenantId, at, random });
}

async function publish(
  { tenant: { tenantId } }: Known,
  programme: NonNullable<DemoTenant["programmes"]>[number],
  at: Instant,
  random: Random,
): Promise<void> {
  const { items } = await Programme.list({ supplierId: tenantId });
  if (items.some(({ title }) => title === programme.title)) return;
  await Programme.publish({ ...programme, supplierId: tenantId, at, random });
}

async function importFile({ demo, tenant }: Known, clock: Clock, random: Random): Promise<void> {
  // A file name of our own list, never of the user's.
  const path = fileURLToPath(new URL(`../../seed/${basename(demo.catalogue ?? "")}`, import.meta.url));
  const { tenantId: supplierId, currency } = tenant;
  await importCatalog({
    supplierId,
    currency,
    open: () => createReadStream(path),
    format: "shopify-csv",
    strict: true,
    at: clock.now(),
    clock,
    random,
  });
}

/** The partner applies and signs; the supplier, who has learnt of it by then, signs too. */
async function join(
  partner: Known,
  title: string,
  known: readonly Known[],
  options: SeedOptions,
): Promise<Agreement.Info> {
  const { clock, random, drain } = options;
  const partnerId = partner.tenant.tenantId;
  const applied = await actingFor(partner, async () => {
    const { items } = await Programme.listDirectory();
    const programme = items.find((candidate) => candidate.title === title);
    if (!programme) throw new Error(`the programme "${title}" isn't in the directory`);
    const { agreementId, hash } = await Agreement.apply({
      programmeId: programme.programmeId,
      partnerId,
      at: clock.now(),
    });
    const { memberId } = partner;
    return Agreement.sign({ tenantId: partnerId, agreementId, memberId, hash, at: clock.now(), random });
  });
  await drain();
  const { agreementId, supplierId, hash } = applied;
  const supplier = known.find(({ tenant }) => tenant.tenantId === supplierId);
  if (!supplier) throw new Error(`"${title}" belongs to none of the demo suppliers`);
  await actingFor(supplier, () =>
    Agreement.sign({ tenantId: supplierId, agreementId, memberId: supplier.memberId, hash, at: clock.now(), random }),
  );
  return applied;
}

async function enableAll(
  { tenant: { tenantId } }: Known,
  agreementId: Id<"agr"> | null,
  at: Instant,
  random: Random,
): Promise<void> {
  for (const { storefrontId } of await Storefront.list({ tenantId })) {
    await Listing.enable({ tenantId, storefrontId, agreementId, products: "all", at, random });
  }
}
