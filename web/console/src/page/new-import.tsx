import { useEffect, useRef, useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import type { Import } from "../api/schema";
import { accepted, importFile, maxFileBytes, type Progress } from "../api/upload";
import { counted } from "../format";
import { CheckField, Form, Submit } from "../part/form";
import { ImportReport } from "../part/import-report";
import { Icon } from "../part/icon";
import { Page, Section } from "../part/page";
import { Failed } from "../part/states";
import { href } from "../route";
import { useSession } from "../session";

export function NewImportPage() {
  const { me } = useSession();
  const [file, setFile] = useState<File | undefined>(undefined);
  const [dryRun, setDryRun] = useState(true);
  const [strict, setStrict] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [progress, setProgress] = useState<Progress | undefined>(undefined);
  const [report, setReport] = useState<Import | undefined>(undefined);
  const result = useRef<HTMLDivElement>(null);
  const { run, isRunning, problem } = useAction(
    (key, chosen: File, choice: { dryRun: boolean; strict: boolean }) =>
      importFile(key, { supplierId: me.tenant.tenantId, file: chosen, choice }, setProgress).finally(() =>
        setProgress(undefined),
      ),
    setReport,
  );
  useEffect(() => {
    if (report) result.current?.focus();
  }, [report]);
  const start = () => {
    setMissing(!file);
    setReport(undefined);
    if (file) void run(file, { dryRun, strict });
  };
  return (
    <Page
      title="Import a catalogue file"
      up={{ path: "/products", label: "Products" }}
      lead="A Shopify product CSV, or a Google Merchant feed as TSV or XML. The same file again writes nothing, and products that it doesn't name stay."
    >
      <Form label="Import" onSubmit={start}>
        <div class="field">
          <label for="catalogue-file">Catalogue file</label>
          <p class="hint" id="catalogue-hint">
            Up to {maxFileBytes / 1024 / 1024} MB. Larger files are for the command line: npx tandem import.
          </p>
          <input
            type="file"
            id="catalogue-file"
            accept={accepted}
            aria-describedby="catalogue-hint"
            aria-invalid={isMissing && !file ? "true" : undefined}
            onChange={(event: Event) => setFile((event.target as HTMLInputElement).files?.[0])}
          />
          {isMissing && !file ? <p class="field-problem">Choose a file first</p> : null}
        </div>
        <CheckField
          label="Try it out"
          hint="Reads and compares, and writes nothing."
          checked={dryRun}
          onChange={setDryRun}
        />
        <CheckField
          label="All or nothing"
          hint="If any row has an error, nothing is written."
          checked={strict}
          onChange={setStrict}
        />
        <div class="actions">
          <Submit isRunning={isRunning} during="Importing…">
            <Icon name="upload" />
            {dryRun ? "Try out" : "Import"}
          </Submit>
        </div>
        {isRunning ? <Bar progress={progress} /> : null}
      </Form>
      {problem ? <Failed problem={problem} /> : null}
      {report ? (
        <div ref={result} tabIndex={-1} class="result">
          <Section title="Report">
            <ImportReport report={report} />
            <div class="actions">
              {report.dryRun && report.products.created + report.products.changed > 0 ? (
                <button
                  type="button"
                  class="button main"
                  disabled={isRunning}
                  onClick={() => {
                    setDryRun(false);
                    setReport(undefined);
                    if (file) void run(file, { dryRun: false, strict });
                  }}
                >
                  Import {counted(report.products.created + report.products.changed, "product")} now
                </button>
              ) : null}
              {report.dryRun ? null : (
                <a class="button" href={href("/products")}>
                  See the products
                </a>
              )}
            </div>
          </Section>
        </div>
      ) : null}
    </Page>
  );
}

/** Sending can be measured, what the server does then can't. */
function Bar({ progress }: { readonly progress: Progress | undefined }) {
  const isSending = progress?.phase === "sending";
  const said = isSending ? `Sending, ${Math.round(progress.part * 100)} %` : "Reading the file";
  return (
    <div class="progress">
      {isSending ? <progress value={progress.part} max={1} aria-label={said} /> : <progress aria-label={said} />}
      <p class="quiet" role="status">
        {isSending ? "Sending…" : "Reading the file…"}
      </p>
    </div>
  );
}
