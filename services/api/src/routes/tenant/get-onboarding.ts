import { Onboarding } from "#core/tenant/onboarding";
import { defineRoute } from "../../frame/route";
import { onboardingAnswer, OnboardingView } from "./views";

export const getOnboarding = defineRoute({
  operationId: "getOnboarding",
  method: "get",
  path: "/onboarding",
  tag: "Tenant",
  summary: "Get one's own onboarding",
  description: "Where the caller's organisation stands: its profile, what is missing now, its history, and the terms.",
  access: "tenant:read",
  success: { status: 200, description: "The onboarding.", content: OnboardingView, tagged: true },
  handle: async ({ caller: { tenantId } }) => onboardingAnswer(await Onboarding.state({ tenantId })),
});
