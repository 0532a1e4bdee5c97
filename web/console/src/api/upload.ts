/**
 * Sends a catalogue file and says how far it is. `fetch` doesn't tell about uploads; XMLHttpRequest does.
 *
 * @module
 */
import { noteLostSession } from "./request";
import { Problem, problemOf, unreachable } from "./problem";
import type { Import } from "./schema";

/** The API's limit. Larger files go through the command line. */
export const maxFileBytes = 5 * 1024 * 1024;

export type Progress = { readonly phase: "sending"; readonly part: number } | { readonly phase: "reading" };

export type ImportChoice = { readonly dryRun: boolean; readonly strict: boolean };

const mediaTypes: Readonly<Record<string, string>> = {
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  txt: "text/tab-separated-values",
  xml: "application/xml",
};

/** The endings that the file chooser offers. */
export const accepted = Object.keys(mediaTypes)
  .map((ending) => `.${ending}`)
  .join(",");

/** What the file is, by its name: browsers call a CSV many things, some by which program is installed. */
export const mediaTypeOf = (name: string): string | undefined =>
  mediaTypes[/\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ""];

/** Why this file needn't be sent at all. */
export function refusalOf({ name, size }: Pick<File, "name" | "size">): Problem | undefined {
  if (mediaTypeOf(name) === undefined) {
    return new Problem({
      title: "This isn't a catalogue file",
      code: "console.unknown_file",
      status: 415,
      wayOut: "Choose a Shopify product CSV, or a Google Merchant feed as TSV or XML.",
    });
  }
  if (size <= maxFileBytes) return undefined;
  return new Problem({
    title: "The file is larger than 5 MB",
    code: "http.body_too_large",
    status: 413,
    wayOut: "Import it on the command line: npx tandem import FILE --supplier SLUG.",
  });
}

/** @throws Problem */
export function importFile(
  key: string,
  { supplierId, file, choice }: { readonly supplierId: string; readonly file: File; readonly choice: ImportChoice },
  onProgress: (progress: Progress) => void,
): Promise<Import> {
  return new Promise((resolve, reject) => {
    const refusal = refusalOf(file);
    if (refusal) return reject(refusal);
    const request = new XMLHttpRequest();
    request.open("POST", `/api/suppliers/${supplierId}/imports?dryRun=${choice.dryRun}&strict=${choice.strict}`);
    request.setRequestHeader("content-type", mediaTypeOf(file.name) ?? "text/csv");
    request.setRequestHeader("idempotency-key", key);
    request.responseType = "text";
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress({ phase: "sending", part: total > 0 ? loaded / total : 0 }),
    );
    request.upload.addEventListener("load", () => onProgress({ phase: "reading" }));
    request.addEventListener("error", () => reject(unreachable()));
    request.addEventListener("load", () => {
      const answer = parse(request.responseText);
      if (request.status === 200 && answer !== undefined) return resolve(answer as Import);
      const problem = problemOf(request.status, answer);
      noteLostSession(problem.status);
      reject(problem);
    });
    request.send(file);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
