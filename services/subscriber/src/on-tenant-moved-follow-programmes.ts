import { Programme } from "#core/agreement";
import { Id, parseInput } from "#core/kernel";
import { subscribe } from "./subscribe";

/** A supplier's programmes enter the directory when it becomes active, and leave it when it isn't any more. */
export const handler = subscribe("on-tenant-moved-follow-programmes", ({ tenantid }) =>
  Programme.followSupplier({ supplierId: parseInput(Id("ten"), tenantid) }),
);
