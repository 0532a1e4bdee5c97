/**
 * The way of the demonstration's companies to where they stand: they apply, fill in what they have, hand it in, and the operator decides.
 *
 * Each step first looks whether it has been done.
 *
 * @module
 */
import type { Clock, Id, Random } from "#core/kernel";
import { runInScope } from "#core/store";
import { Onboarding } from "#core/tenant/onboarding";
import type { DemoProfile } from "./marketplace";

type Applicant = {
  readonly tenantId: Id<"ten">;
  readonly memberId: Id<"mem">;
  readonly profile: DemoProfile;
  /** How far it gets. */
  readonly reaches: "onboarding" | "in_review" | "active";
};

export async function onboard(
  { tenantId, memberId, profile, reaches }: Applicant,
  operatorId: Id<"mem">,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): Promise<void> {
  const { version, hash } = Onboarding.platformTerms;
  await runInScope({ tenantId, actor: memberId, role: "owner" }, async () => {
    let now = await Onboarding.state({ tenantId });
    const own = () => ({ tenantId, memberId, revision: now.revision, at: clock.now(), random });
    if (now.tenant.status !== "applied" && now.tenant.status !== "onboarding") return;
    const { company, brand, tax, payout, acceptsTerms } = profile;
    if (company && !now.profile.company) now = await Onboarding.setCompany({ ...own(), company });
    if (brand && !now.profile.brand) now = await Onboarding.setBrand({ ...own(), brand });
    if (tax && !now.profile.tax) now = await Onboarding.setTax({ ...own(), tax });
    if (payout && !now.profile.payout) now = await Onboarding.setPayout({ ...own(), payout });
    if (acceptsTerms && !now.profile.terms) now = await Onboarding.acceptTerms({ ...own(), version, hash });
    if (reaches !== "onboarding") await Onboarding.submit(own());
  });
  if (reaches !== "active") return;
  const { tenant, revision } = await Onboarding.review({ tenantId, memberId: operatorId });
  if (tenant.status !== "in_review") return;
  await Onboarding.approve({ tenantId, memberId: operatorId, revision, at: clock.now(), random });
}
