/**
 * The console as those who work with it see it.
 *
 * @module
 */
import type { Page } from "playwright-core";

/** Who there is in the demonstration marketplace, and the pages open to each. `first` is the first thing that a list leads to. */
export const people = {
  supplier: {
    email: "jonas@alster-apparel.example",
    paths: [
      "/",
      "/products",
      "/products/first",
      "/products/import",
      "/products/imports",
      "/products/imports/first",
      "/listings",
      "/programmes",
      "/programmes/new",
      "/agreements",
      "/agreements/first",
      "/orders",
      "/orders/first",
      "/consumers",
      "/consumers/first",
      "/shared-records",
      "/incidents",
      "/events",
      "/audit",
      "/account",
      "/nowhere",
    ],
  },
  /** The same person, at what isn't selling. */
  owner: {
    email: "jonas@alster-apparel.example",
    paths: [
      "/privacy-requests",
      "/exports",
      "/incidents",
      "/members",
      "/api-keys",
      "/onboarding",
      "/onboarding/company",
    ],
  },
  partner: {
    email: "maeve@weekend-edit.example",
    paths: [
      "/",
      "/listings",
      "/listings/first",
      "/programmes",
      "/agreements",
      "/agreements/first",
      "/commission",
      "/consumers",
      "/shared-records",
      "/exports",
      "/senders",
      "/events",
      "/audit",
    ],
  },
  operator: {
    email: "operator@tandem.example",
    paths: ["/", "/reviews", "/reviews/first", "/tenants", "/open-privacy-requests", "/incidents", "/dead-letters"],
  },
  /** Still filling in. */
  applicant: {
    email: "niamh@tidal-soap.example",
    paths: ["/", "/onboarding", "/onboarding/terms", "/onboarding/payout"],
  },
  /** Handed in. */
  reviewed: { email: "jelle@noorderlicht.example", paths: ["/", "/onboarding", "/onboarding/storefront"] },
} as const;

export async function signInToConsole(
  page: Page,
  url: string,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.goto(`${url}/console/`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  await settled(page);
}

/** Opens what the list leads to; false when it is empty. */
export async function firstLink(page: Page): Promise<boolean> {
  const link = page.locator("main tbody .is-main a").first();
  if ((await link.count()) === 0) return false;
  await link.click();
  await page.locator("main .up").waitFor();
  await settled(page);
  return true;
}

/** Until everything that was asked for has been answered. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelector("#console .loading") === null);
}
