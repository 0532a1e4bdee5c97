/**
 * File: what an export writes. Pure.
 *
 * @module
 */
import { stringify } from "csv-stringify/sync";
import type { Consumer } from "../consumer";
import type { Format } from "./export";
import { inMarkedOrder, markedMoment } from "./mark";

type Row = Readonly<Record<string, unknown>>;

/** Columns of CSV: those of an address stand side by side. */
const columns = {
  consumers: [
    ...["consumerId", "name", "email", "line1", "line2", "postalCode", "city", "country"],
    ...["lastSoldThroughId", "lastOrderId", "lastOrderAt", "firstOrderAt"],
  ],
  sharedRecords: [
    ...["sharedRecordId", "supplierId", "agreementId", "agreementVersion", "share", "pseudonym"],
    ...["name", "email", "relayAddress", "line1", "line2", "postalCode", "city", "country", "lastOrderOn"],
  ],
} as const;

/** Nobody who was erased is in it: there is nothing to say of them. */
export const consumersLeft = (all: readonly Consumer.Info[]): Consumer.Info[] => all.filter(({ contact }) => contact);
export const sharedLeft = (all: readonly Consumer.Seen[]): Consumer.Seen[] => all.filter(({ erased }) => !erased);

export function consumersFile(consumers: readonly Consumer.Info[], key: string, format: Format): string {
  const ordered = inMarkedOrder(consumers, key, ({ contact, consumerId }) => contact?.email ?? consumerId);
  const marked = ordered.map((consumer) => ({
    ...consumer,
    lastOrderAt: markedMoment(consumer.lastOrderAt, key),
    firstOrderAt: markedMoment(consumer.firstOrderAt, key),
  }));
  if (format === "json") return json(marked);
  return csv(
    columns.consumers,
    marked.map(({ contact, ...row }) => ({ ...row, name: contact?.name, email: contact?.email, ...contact?.address })),
  );
}

export function sharedFile(records: readonly Consumer.Seen[], key: string, format: Format): string {
  const ordered = inMarkedOrder(records, key, ({ email, pseudonym }) => email ?? pseudonym);
  if (format === "json") return json(ordered);
  return csv(
    columns.sharedRecords,
    ordered.map(({ address, ...row }) => ({ ...row, ...address })),
  );
}

const json = (rows: readonly Row[]): string => `${JSON.stringify(rows, null, 1)}\n`;

/** What a spreadsheet would take for a formula is written as text. */
const csv = (names: readonly string[], rows: readonly Row[]): string =>
  stringify([...rows], { header: true, columns: [...names], escape_formulas: true, record_delimiter: "\r\n" });
