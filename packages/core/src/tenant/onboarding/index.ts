export * as Onboarding from "./onboarding.public";
