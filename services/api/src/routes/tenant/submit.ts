import { Onboarding } from "#core/tenant/onboarding";
import { defineRoute } from "../../frame/route";
import { onboardingAnswer, OnboardingView } from "./views";

export const submitOnboarding = defineRoute({
  operationId: "submitOnboarding",
  method: "post",
  path: "/onboarding/submission",
  tag: "Tenant",
  summary: "Hand the onboarding in",
  description: "Nothing may be missing. From then on nothing of the profile changes until the operator has decided.",
  access: "tenant:write",
  human: true,
  once: true,
  success: { status: 201, description: "The onboarding, in review.", content: OnboardingView },
  problems: {
    409: ["tenant.requirements_unmet", "tenant.move_refused", "tenant.changed_meanwhile"],
    412: ["tenant.profile_revision_mismatch"],
  },
  handle: async ({ member: { tenantId, memberId }, at, random }) =>
    onboardingAnswer(await Onboarding.submit({ tenantId, memberId, at, random })),
  recover: async ({ member: { tenantId, memberId }, at }) =>
    onboardingAnswer(await Onboarding.submitted({ tenantId, memberId, at })),
});
