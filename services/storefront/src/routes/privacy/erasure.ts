/**
 * Asking to be erased: what it means first, then the request.
 *
 * @module
 */
import { Fault } from "#core/kernel";
import { Privacy } from "#core/privacy";
import type { RequestModel } from "#web/storefront/privacy";
import { readForm } from "../../form";
import { privatePage, seeOther, WrongForm } from "../../respond";
import { type C, frameOf, visitOf } from "../../visit";
import { asVisitor, pagesOf } from "./session";

/** What an erasure means, and whom it goes to. */
export const showErase = (c: C): Promise<Response> =>
  asVisitor(c, async (visitor) => {
    const held = await Privacy.heldAbout({ subjectId: visitor.subjectId, signIn: undefined, secret: secretOf(c) });
    const names = held.holders.flatMap(({ controllerId, holds }) =>
      controllerId === "platform" || !holds ? [] : [held.names.get(controllerId) ?? controllerId],
    );
    return privatePage(c, pagesOf(c).erase({ ...frameOf(visitOf(c)), email: visitor.email, names }));
  });

const secretOf = (c: C): string => c.var.options.pairwiseKey;

/** Sent twice, it is one request. */
export const sendErasure = (c: C): Promise<Response> =>
  asVisitor(c, async ({ subjectId, email }) => {
    if ((await readForm(c)).get("confirmed") !== "yes") throw new WrongForm("bad_request", 422);
    const { key, at } = visitOf(c);
    try {
      await Privacy.requestErasure({ subjectId, email, ...key, at, random: c.var.options.random });
    } catch (error) {
      if (!(error instanceof Fault && error.code === "privacy.erased_meanwhile")) throw error;
    }
    return seeOther(c, "/privacy?said=asked");
  });

/** How far each request is, in the words of the page. */
export function requestModels(requests: readonly Privacy.Followed[], at: string): RequestModel[] {
  return requests.map(({ request, cases, names }) => ({
    ...{ requestedAt: request.requestedAt, dueAt: request.dueAt, status: request.status },
    daysLeft: Privacy.daysLeft(request.dueAt, at as never),
    cases: [
      ...cases.map(({ tenantId, status, waitsFor }) => ({
        name: names.get(tenantId) ?? tenantId,
        status: status === "done" ? ("done" as const) : ("open" as const),
        ...(waitsFor ? { waitsFor } : {}),
      })),
      // The platform knows whom to tell, so it is the last.
      ...(cases.length > 0 ? [{ status: request.status }] : []),
    ],
  }));
}
