/**
 * Parameters that many paths share.
 *
 * @module
 */
import { Id } from "#core/kernel";
import * as z from "zod";

export const OfSupplier = z.object({ supplierId: Id("ten").describe("The supplier: the tenant of the session.") });
export const OfTenant = z.object({ tenantId: Id("ten").describe("The tenant of the session.") });
export const OfPartner = z.object({ partnerId: Id("ten").describe("The partner: the tenant of the session.") });
