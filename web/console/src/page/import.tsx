import { useQuery } from "../api/query";
import { getImport } from "../api/operations";
import { ImportReport } from "../part/import-report";
import { Page } from "../part/page";
import { Loaded } from "../part/states";
import { Facts, ShortId, When } from "../part/text";
import { useSession } from "../session";
import { formatNames } from "./imports";

export function ImportPage({ importId }: { readonly importId: string }) {
  const { me } = useSession();
  const asked = useQuery((signal) => getImport(me.tenant.tenantId, importId, signal));
  return (
    <Page title="Import" up={{ path: "/products/imports", label: "Imports" }}>
      <Loaded asked={asked}>
        {(report) => (
          <>
            <Facts
              of={[
                ["Started", <When at={report.startedAt} />],
                ["Format", formatNames[report.format] ?? report.format],
                ["Rule", report.strict ? "All or nothing" : "Good rows go in"],
                ["Import", <ShortId id={report.importId} />],
              ]}
            />
            <ImportReport report={report} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
