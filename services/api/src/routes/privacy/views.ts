/**
 * What the API shows of privacy requests: to each controller its own case, to the operator that there is one.
 *
 * @module
 */
import { Id } from "#core/kernel";
import { Privacy } from "#core/privacy";
import * as z from "zod";
import { OfTenant } from "../parameters";

export const PrivacyCaseView = Privacy.Case.meta({
  id: "PrivacyRequest",
  description:
    "A consumer wants to be erased, and what this organisation has to do about it. It names nobody; it carries the consumer's ids at this organisation.",
});

export const PersonView = z
  .object({ name: z.string(), email: z.string() })
  .meta({ id: "PrivacyRequestPerson", description: "Who asks, as this organisation's own record has it." });

export const OfPrivacyRequest = OfTenant.extend({ privacyRequestId: Id("prq") });
