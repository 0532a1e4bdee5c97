/**
 * Asking: what a checkout shows of the agreements behind a cart, and what the form that comes back means.
 *
 * @module
 */
import type { Terms } from "../agreement";
import { noticeChanged } from "./fault";
import { noticeOf, type Text } from "./notice";

/** One seller in a cart, and the agreement it sells under; none in its own shop. */
export type Sale = {
  readonly agreementId: string | null;
  readonly supplierName: string;
  readonly clause: Terms.DataClause;
};

export type Shown = { readonly agreementId: string; readonly notice: Text };

/** The notices of a cart, one for each agreement by which anybody but the seller gets the consumer's data. */
export const noticesFor = (sales: readonly Sale[], shop: { partnerName: string; locale: string }): Shown[] =>
  sales.flatMap(({ agreementId, ...sale }) => {
    const notice = agreementId === null ? undefined : noticeOf({ ...sale, ...shop });
    return agreementId !== null && notice ? [{ agreementId, notice }] : [];
  });

/**
 * What the consumer answered, by agreement. An answer counts for the text that was on the page, so the form says which one that was.
 *
 * @throws Fault `consent.notice_changed` (conflict) when one of the notices wasn't on the page that was sent
 */
export function answersTo(
  notices: readonly Shown[],
  form: {
    /** Hashes of the notices that the page showed. */
    readonly shown: ReadonlySet<string>;
    /** The agreements whose question was answered with yes. */
    readonly agreedTo: ReadonlySet<string>;
  },
): Map<string, { notice: string; answer?: "given" | "refused" }> {
  if (notices.some(({ notice }) => !form.shown.has(notice.hash))) throw noticeChanged();
  return new Map(
    notices.map(({ agreementId, notice: { hash, question } }) => {
      if (question === undefined) return [agreementId, { notice: hash }];
      return [agreementId, { notice: hash, answer: form.agreedTo.has(agreementId) ? "given" : "refused" }];
    }),
  );
}
