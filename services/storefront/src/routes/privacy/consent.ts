/**
 * A consumer's answers at the privacy centre: what they are now, what was shown with them, and taking one back.
 *
 * @module
 */
import { Consent } from "#core/consent";
import { Fault, Id } from "#core/kernel";
import type { Privacy } from "#core/privacy";
import type { ConsentModel } from "#web/storefront/privacy";
import * as z from "zod";
import { readForm } from "../../form";
import { seeOther, WrongForm } from "../../respond";
import { type C, visitOf } from "../../visit";
import { asVisitor } from "./session";

const Question = z.object({ controllerId: Id("ten"), agreementId: Id("agr") });

/** From the next read on the recipient sees a number instead of a name. Sent twice, it is one withdrawal. */
export const withdrawConsent = (c: C): Promise<Response> =>
  asVisitor(c, async ({ subjectId }) => {
    const question = Question.safeParse(Object.fromEntries(await readForm(c)));
    if (!question.success) throw new WrongForm("bad_request", 422);
    const { pairwiseKey: secret, random } = c.var.options;
    try {
      await Consent.withdraw({ ...question.data, subjectId, secret, at: visitOf(c).at, random });
    } catch (error) {
      // Nothing of theirs to take back: the page they are led to says how it stands.
      if (!(error instanceof Fault && error.code.startsWith("consent."))) throw error;
      return seeOther(c, "/privacy");
    }
    return seeOther(c, "/privacy?said=withdrawn");
  });

/** The current answers in the words of the page, each with the notice that it was given to. */
export const consentModels = ({ consents, names }: Privacy.Held): Promise<ConsentModel[]> =>
  Promise.all(
    consents.map(async ({ controllerId, recipientId, agreementId, answer, noticeHash, at }) => {
      const notice = await Consent.findNotice(noticeHash);
      return {
        fields: { controllerId, agreementId },
        controllerName: names.get(controllerId) ?? controllerId,
        recipientName: names.get(recipientId) ?? recipientId,
        // Asked and not answered yet, or run out: nothing may be passed on, as if it had been taken back.
        answer: answer === "given" || answer === "refused" ? answer : ("withdrawn" as const),
        at,
        ...(notice ? { notice: { title: notice.title, sections: notice.sections } } : {}),
      };
    }),
  );
