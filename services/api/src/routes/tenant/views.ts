/**
 * What the API shows of tenants on their way: to themselves, and to the operator who reviews them.
 *
 * @module
 */
import { Id, Instant } from "#core/kernel";
import { Tenant } from "#core/tenant";
import { Onboarding } from "#core/tenant/onboarding";
import * as z from "zod";

export const TenantView = Tenant.Info.meta({ id: "Tenant", description: "An organisation on the platform." });

const RequirementView = Onboarding.Requirement.meta({
  id: "Requirement",
  description: "Something an organisation has to show before it is active. `missing` is null once it's there.",
});

/** Who of the operator's staff decided is the operator's business. */
const MoveView = Onboarding.Move.omit({ tenantId: true, memberId: true, eventId: true })
  .extend({ memberId: Id("mem").optional().meta({ description: "Who did it, of one's own members." }) })
  .meta({ id: "TenantMove", description: "An entry of the history: what became what, when, and what was said to it." });

const StaffMoveView = Onboarding.Move.omit({ tenantId: true, eventId: true }).meta({
  id: "TenantMoveForOperator",
  description: "An entry of the history, and who did it.",
});

const TermsView = z
  .object({
    version: z.string(),
    hash: z.string(),
    sections: z.array(z.object({ heading: z.string(), text: z.string() })),
  })
  .meta({ id: "PlatformTerms", description: "The terms that hold now; accept them by version and hash." });

const common = {
  tenant: TenantView,
  since: Instant,
  profile: Onboarding.View.meta({
    id: "TenantProfile",
    description: "What an organisation says of itself. Of a bank account it shows the last four characters.",
  }),
  requirements: z.array(RequirementView),
};

export const OnboardingView = z
  .object({ ...common, history: z.array(MoveView), terms: TermsView })
  .meta({ id: "Onboarding", description: "Where an organisation stands, what is missing, and how it came here." });

export const ReviewView = z
  .object({
    ...common,
    history: z.array(StaffMoveView),
    revision: z.int().meta({ description: "Name it in a decision: what was looked at is what is decided on." }),
    products: z.array(z.object({ productId: Id("prd"), title: z.string(), published: z.boolean() })),
    storefronts: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        theme: z.object({ accent: z.string(), tagline: z.string() }),
      }),
    ),
  })
  .meta({ id: "Review", description: "All that the operator decides on, of one organisation." });

export const WaitingView = z
  .object({ tenantId: Id("ten"), name: z.string(), roles: z.array(z.string()), since: Instant })
  .meta({ id: "Waiting", description: "An organisation that waits for review." });

type State = Awaited<ReturnType<typeof Onboarding.state>>;

export const onboardingAnswer = ({ history, revision, ...state }: State) => ({
  body: {
    ...state,
    history: history.map(({ memberId, ...move }) => ({ ...move, ...(move.mover === "tenant" ? { memberId } : {}) })),
    terms: Onboarding.platformTerms,
  },
  revision,
});
