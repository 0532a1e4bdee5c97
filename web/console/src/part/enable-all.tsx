/**
 * Takes up everything a supplier offers, what it will offer later too, in one go.
 *
 * @module
 */
import { useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { enableOwnProducts, enableProducts } from "../api/operations";
import type { Agreement, Storefront } from "../api/schema";
import { announceListingsChanged } from "../listings-changed";
import { is, useSession } from "../session";
import { partyOf } from "./agreement-state";
import { SelectField } from "./form";
import { Failed } from "./states";

type Source = { readonly value: string; readonly label: string };
const own = "own";

export function EnableAll({ agreements }: { readonly agreements: readonly Agreement[] }) {
  const session = useSession();
  const { tenantId } = session.me.tenant;
  const sources: readonly Source[] = [
    ...agreements
      .filter((agreement) => agreement.status === "active" && partyOf(agreement, tenantId) === "partner")
      .map(({ agreementId, supplierName }) => ({ value: agreementId, label: supplierName })),
    ...(is(session, "supplier") ? [{ value: own, label: "Your own products" }] : []),
  ];
  const [first] = session.storefronts;
  if (sources.length === 0 || !first) return null;
  return <Choice key={sources.length} sources={sources} storefronts={session.storefronts} />;
}

function Choice({
  sources,
  storefronts,
}: {
  readonly sources: readonly Source[];
  readonly storefronts: readonly Storefront[];
}) {
  const [source, setSource] = useState(sources[0]?.value ?? "");
  const [storefrontId, setStorefrontId] = useState(storefronts[0]?.storefrontId ?? "");
  const [said, setSaid] = useState("");
  const { run, isRunning, problem } = useAction(
    async (key, from: string, storefront: string): Promise<void> => {
      await (from === own
        ? enableOwnProducts(key, storefront)
        : enableProducts(key, from, { storefrontId: storefront, products: "all" }));
    },
    () => {
      setSaid("Done. The listings follow in a moment, new products too.");
      announceListingsChanged();
    },
  );
  return (
    <section class="panel" aria-label="List a whole catalogue">
      <div class="panel-row">
        <SelectField label="List everything of" value={source} options={sources} onChange={setSource} />
        <SelectField
          label="In"
          value={storefrontId}
          options={storefronts.map((storefront) => ({ value: storefront.storefrontId, label: storefront.title }))}
          onChange={setStorefrontId}
        />
        <button
          type="button"
          class="button main"
          disabled={isRunning}
          onClick={() => {
            setSaid("");
            void run(source, storefrontId);
          }}
        >
          {isRunning ? "Listing…" : "List everything"}
        </button>
      </div>
      <p class="quiet" role="status">
        {said}
      </p>
      {problem ? <Failed problem={problem} /> : null}
    </section>
  );
}
