import type { Route } from "../../frame/route";
import { applyAsTenant } from "./apply";
import { getOnboarding } from "./get-onboarding";
import {
  approveTenant,
  closeTenant,
  getReview,
  listReviews,
  listTenants,
  reinstateTenant,
  rejectTenant,
  suspendTenant,
} from "./review";
import { acceptTerms, setBrand, setCompany, setPayout, setTax } from "./set-profile";
import { submitOnboarding } from "./submit";

export const routes: readonly Route[] = [
  applyAsTenant,
  getOnboarding,
  setCompany,
  setBrand,
  setTax,
  setPayout,
  acceptTerms,
  submitOnboarding,
  listTenants,
  listReviews,
  getReview,
  approveTenant,
  rejectTenant,
  suspendTenant,
  reinstateTenant,
  closeTenant,
];
