/**
 * A published programme enters the directory. The log it stands in says whose it is.
 *
 * @module
 */
import { Programme } from "#core/agreement";
import { Id, parseInput } from "#core/kernel";
import { subscribe } from "./subscribe";

export const handler = subscribe("on-programme-published", async ({ tenantid, data }) => {
  await Programme.recordInDirectory({
    supplierId: parseInput(Id("ten"), tenantid),
    programmeId: data.programmeId,
  });
});
