/**
 * Export: everything that is held about a consumer, for them to keep or to take elsewhere (GDPR Art. 15 and 20). Pure.
 *
 * Both forms are stable: a field may be added, none changes its meaning under `tandem.privacy.export.v1`.
 *
 *   JSON  the records, as they are.
 *   CSV   one line for each value of each record, so that every record fits whatever its kind. A cell that a spreadsheet would take for
 *         a formula begins with an apostrophe; JSON holds it as it is.
 *
 * @module
 */
import * as z from "zod";
import { Instant } from "../kernel";
import { Basis, Controller, Kind, Record } from "./record";

export const schema = "tandem.privacy.export.v1";

export const Export = z.object({
  schema: z.literal(schema),
  generatedAt: Instant,
  /** Whose it is. */
  email: z.string(),
  controllers: z.array(z.object({ controllerId: Controller, name: z.string() })),
  records: z.array(Record),
  /** Where the next part begins, for somebody with very many orders. */
  nextCursor: z.string().nullable(),
});
export type Export = z.infer<typeof Export>;

export type Exported = Omit<Export, "schema">;

export const toJson = (exported: Exported): string => JSON.stringify(Export.parse({ schema, ...exported }));

const columns = [
  "controller_id",
  "controller_name",
  "kind",
  "record_id",
  "since",
  "basis",
  "agreement_id",
  "agreement_version",
  "erased",
  "field",
  "value",
] as const;

/** RFC 4180, in UTF-8 with a byte order mark, without which spreadsheets guess the encoding. */
export function toCsv({ controllers, records }: Pick<Exported, "controllers" | "records">): string {
  const names = new Map(controllers.map(({ controllerId, name }) => [controllerId as string, name]));
  const lines = records.flatMap((record) =>
    valuesOf(record.data).map(([field, value]) => [
      record.controllerId,
      names.get(record.controllerId) ?? "",
      Kind.parse(record.kind),
      record.recordId,
      record.since,
      Basis.parse(record.basis),
      record.agreement?.agreementId ?? "",
      String(record.agreement?.version ?? ""),
      String(record.erased),
      field,
      value,
    ]),
  );
  return `\uFEFF${[columns, ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Every value with the path to it: `lines.0.title`. */
function valuesOf(value: unknown, path = ""): [path: string, value: string][] {
  if (typeof value !== "object" || value === null) return value === undefined ? [] : [[path, String(value)]];
  return Object.entries(value).flatMap(([name, inner]) => valuesOf(inner, path === "" ? name : `${path}.${name}`));
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
