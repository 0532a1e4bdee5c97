/**
 * View models of the privacy centre. As those of the shop: plain data, text is text, no JavaScript needed.
 *
 * @module
 */
import type { Frame, NoticeModel } from "../model";

/** Instants, in UTC; the views say them in the storefront's language. */
type When = string;

export type SignInModel = Frame & {
  /** What was typed, when it wasn't an address; what an order's page offers. */
  readonly email?: string;
  readonly state?: "sent" | "invalid" | "throttled" | "link_spent" | "signed_out";
};

/** The page that a mailed link leads to. Made without looking at anything, so that what opens every link of a mail uses up none. */
export type ConfirmModel = Frame & { readonly token: string };

export type HoldingKind =
  | "order"
  | "supplier_order"
  | "consumer_record"
  | "shared_record"
  | "commission_entry"
  | "consent"
  | "privacy_request"
  | "sign_in";
export type HoldingField = "name" | "email" | "address" | "purchases" | "customer_number" | "choice" | "request";
export type HoldingBasis = "contract" | "consent" | "legal_obligation" | "legitimate_interest";

/** All that a controller holds of one kind, for one reason. */
export type HoldingModel = {
  readonly kind: HoldingKind;
  readonly count: number;
  readonly fields: readonly HoldingField[];
  readonly basis: HoldingBasis;
  readonly since: When;
  readonly agreement?: { readonly agreementId: string; readonly version: number };
  /** What named the consumer was erased. */
  readonly erased: boolean;
};

export type ControllerModel = {
  /** Absent for the platform itself. */
  readonly name?: string;
  readonly role: "platform" | "shop" | "seller" | "partner";
  readonly holdings: readonly HoldingModel[];
};

export type ConsentModel = {
  /** What the form sends back. */
  readonly fields: Readonly<Record<string, string>>;
  readonly controllerName: string;
  readonly recipientName: string;
  readonly answer: "given" | "withdrawn" | "refused";
  readonly at: When;
  /** What was shown with the question: the essence of what both companies agreed (Art. 26(2) GDPR). */
  readonly notice?: Pick<NoticeModel, "title" | "sections">;
};

export type CaseModel = {
  readonly name?: string;
  readonly status: "open" | "done";
  /** Why it isn't done yet. */
  readonly waitsFor?: { readonly reason: "recent_order"; readonly until: When };
};

export type RequestModel = {
  readonly requestedAt: When;
  readonly dueAt: When;
  readonly daysLeft: number;
  readonly status: "open" | "done";
  readonly cases: readonly CaseModel[];
};

export type OverviewModel = Frame & {
  readonly email: string;
  readonly until: When;
  readonly controllers: readonly ControllerModel[];
  readonly consents: readonly ConsentModel[];
  readonly requests: readonly RequestModel[];
  /** There are more orders than one page counts. */
  readonly more: boolean;
  readonly said?: "withdrawn" | "asked";
};

export type EraseModel = Frame & { readonly email: string; readonly names: readonly string[] };
