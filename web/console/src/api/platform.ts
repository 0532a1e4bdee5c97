/**
 * What happened, who read what, and what could not be delivered. All throw Problem.
 *
 * @module
 */
import { type Asking, keyed, pageOf, until } from "./operations";
import { answer, tandem } from "./request";

export const listEvents = (after: string | undefined, asking: Asking = {}) =>
  answer(
    tandem.GET("/events", {
      params: { query: { ...pageOf(asking), ...(after && !asking.cursor ? { after } : {}) } },
      ...until(asking),
    }),
  );
export const listAuditEntries = (tenantId: string, asking: Asking = {}) =>
  answer(
    tandem.GET("/tenants/{tenantId}/audit", {
      params: { path: { tenantId }, query: pageOf(asking) },
      ...until(asking),
    }),
  );
export const listDeadLetters = (signal?: AbortSignal) => answer(tandem.GET("/dead-letters", { ...until({ signal }) }));
export const redriveDeadLetter = (key: string, deadLetterId: string) =>
  answer(
    tandem.POST("/dead-letters/{deadLetterId}/redrive", {
      params: { path: { deadLetterId }, header: keyed(key) },
    }),
  );
