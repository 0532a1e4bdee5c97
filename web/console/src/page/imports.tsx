import { usePages } from "../api/query";
import { listImports } from "../api/operations";
import type { Import } from "../api/schema";
import { count } from "../format";
import { outcomeOf } from "../part/import-report";
import { Page } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { DataTable, More } from "../part/table";
import { When } from "../part/text";
import { href } from "../route";
import { useSession } from "../session";

export function ImportsPage() {
  const { me } = useSession();
  const pages = usePages((asking) => listImports(me.tenant.tenantId, asking));
  return (
    <Page title="Imports" up={{ path: "/products", label: "Products" }} lead="Every catalogue file, newest first.">
      <Loaded asked={pages}>
        {(imports) =>
          imports.length === 0 ? (
            <Empty title="Nothing was imported yet">
              <a class="button main" href={href("/products/import")}>
                Import a file
              </a>
            </Empty>
          ) : (
            <>
              <DataTable caption="Imports" columns={columns} rows={imports} keyOf={({ importId }) => importId} />
              <More pages={pages} shown={imports.length} noun={imports.length === 1 ? "import" : "imports"} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

export const formatNames: Readonly<Record<string, string>> = {
  "shopify-csv": "Shopify CSV",
  "google-tsv": "Google Merchant TSV",
  "google-xml": "Google Merchant XML",
};

const columns = [
  {
    label: "Started",
    kind: "main" as const,
    cell: ({ importId, startedAt }: Import) => (
      <a href={href(`/products/imports/${importId}`)}>
        <When at={startedAt} />
      </a>
    ),
  },
  { label: "Outcome", cell: outcomeOf },
  { label: "Format", cell: ({ format }: Import) => formatNames[format] ?? format },
  { label: "Created", kind: "number" as const, cell: ({ products }: Import) => count(products.created) },
  { label: "Changed", kind: "number" as const, cell: ({ products }: Import) => count(products.changed) },
  { label: "Errors", kind: "number" as const, cell: ({ problems }: Import) => count(problems.errors) },
  { label: "Warnings", kind: "number" as const, cell: ({ problems }: Import) => count(problems.warnings) },
];
