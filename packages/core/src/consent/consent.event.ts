/**
 * What consumers said after a purchase. An answer given in a checkout is part of `order.placed.v1`.
 *
 * Both stand in the controller's log. They name the record by its grant; whose it is stays with the grant.
 *
 * @module
 */
import * as z from "zod";
import { defineEvent, Id } from "../kernel";
import { Purpose } from "./consent";

const data = z.object({
  agreementId: Id("agr"),
  recipientId: Id("ten"),
  purpose: Purpose,
  sharedRecordId: Id("shr"),
});

export const Given = defineEvent("consent.given.v1", data);
export const Withdrawn = defineEvent("consent.withdrawn.v1", data);
