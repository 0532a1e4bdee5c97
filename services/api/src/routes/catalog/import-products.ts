import { type FeedFormat, feedFormats, importCatalog } from "#core/catalog/import";
import { createId } from "#core/kernel";
import { Tenant } from "#core/tenant";
import * as z from "zod";
import { defineRoute, type TextContent } from "../../frame/route";
import { OfSupplier } from "../parameters";
import { importExample, ImportView } from "./views";

const Flag = z.enum(["true", "false"]).default("false");

const Query = z.object({
  format: z.enum(feedFormats).default("auto").meta({ description: "What the file is; `auto` looks at its headings." }),
  dryRun: Flag.meta({ description: "Reads and compares, and writes nothing." }),
  strict: Flag.meta({ description: "All or nothing: writes nothing if any row has an error." }),
});

/** The content type is a hint only where it says more than "text". */
const formatOf = (mediaType: string, format: FeedFormat): FeedFormat =>
  format === "auto" && mediaType === "application/xml" ? "google-xml" : format;

export const importProducts = defineRoute({
  operationId: "importProducts",
  method: "post",
  path: "/suppliers/{supplierId}/imports",
  tag: "Catalog",
  summary: "Import a catalogue file",
  description: [
    "Takes a Shopify product CSV or a Google Merchant feed (TSV or XML). The same file again writes nothing.",
    "Products that the file doesn't name stay. The answer says what happened, with line, column and code of each problem;",
    "a strict import with errors answers 200 too, with the outcome `refused`.",
  ].join(" "),
  access: "catalogue:write",
  owner: "supplierId",
  params: OfSupplier,
  query: Query,
  text: {
    mediaTypes: ["text/csv", "text/tab-separated-values", "application/xml"],
    maxBytes: 5 * 1024 * 1024,
    wayOut: "Import files beyond 5 MB on the command line: npx tandem import FILE --supplier SLUG.",
    description: "The file.",
  },
  once: true,
  success: { status: 200, description: "What the import did.", content: ImportView, example: importExample },
  problems: {
    422: [
      "catalog.empty_file",
      "catalog.not_text",
      "catalog.no_headings",
      "catalog.missing_columns",
      "catalog.too_many_columns",
      "catalog.unknown_format",
    ],
  },
  handle: async ({ params: { supplierId }, query, body, at, random: ofKey }, { clock, random }) => {
    const { bytes, mediaType } = body as unknown as TextContent;
    const { currency } = await Tenant.get(supplierId);
    const report = await importCatalog({
      supplierId,
      currency,
      open: () => once(bytes),
      format: formatOf(mediaType, query.format),
      dryRun: query.dryRun === "true",
      strict: query.strict === "true",
      at,
      importId: createId("imp", at, ofKey),
      // An import is idempotent by handle and SKU, and tells of what it changes when it changes it: a repetition after a crash
      // goes on with events of its own, where ids drawn from the key would meet those of the first run.
      clock,
      random,
    });
    return { body: report };
  },
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
