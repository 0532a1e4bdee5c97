import { useState } from "hono/jsx/dom";
import { listTenants } from "../api/operations";
import { usePages } from "../api/query";
import type { Tenant, TenantStatus } from "../api/schema";
import { SelectField } from "../part/form";
import { country, roleLine } from "../format";
import { Page, Refresh } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { TenantState, tenantStates } from "../part/tenant-state";
import { When } from "../part/text";
import { href } from "../route";

export function TenantsPage() {
  const [status, setStatus] = useState<TenantStatus | "">("");
  const pages = usePages((asking) => listTenants(status || undefined, asking), status);
  return (
    <Page
      title="Organisations"
      lead="Everybody on the platform, and where they stand."
      actions={<Refresh onClick={pages.reload} isBusy={pages.isBusy} />}
    >
      <div class="toolbar">
        <SelectField
          label="State"
          value={status}
          options={[
            { value: "", label: "All" },
            ...Object.entries(tenantStates).map(([value, [label]]) => ({ value, label })),
          ]}
          onChange={(value) => setStatus(value as TenantStatus | "")}
        />
      </div>
      <Loaded asked={pages}>
        {(items) =>
          items.length === 0 && !pages.more ? (
            <Empty title="No organisation is in this state">
              <p>Choose another one above.</p>
            </Empty>
          ) : (
            <>
              <DataTable caption="Organisations" columns={columns} rows={items} keyOf={({ tenantId }) => tenantId} />
              <More pages={pages} shown={items.length} noun={items.length === 1 ? "organisation" : "organisations"} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const columns: readonly Column<Tenant>[] = [
  {
    label: "Organisation",
    kind: "main",
    cell: ({ tenantId, name, slug }) => (
      <>
        <a href={href(`/tenants/${tenantId}`)}>{name}</a>
        <code class="under">{slug}</code>
      </>
    ),
  },
  { label: "State", cell: ({ status }) => <TenantState status={status} /> },
  { label: "Roles", cell: ({ roles }) => roleLine(roles) },
  { label: "Country", cell: (tenant) => country(tenant.country) },
  { label: "Since", cell: ({ registeredAt }) => <When at={registeredAt} /> },
];
