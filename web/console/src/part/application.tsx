/**
 * The first form of an organisation: what it's called and what it does. The rest follows in its onboarding.
 *
 * @module
 */
import { useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { applyAsTenant, switchTenant } from "../api/operations";
import { CheckField, Form, SelectField, Submit, TextField } from "./form";
import { readRate } from "../format";
import { Failed } from "./states";

/** Countries of the first markets, with their currency and the language their organisations are written to in. */
const markets = {
  NL: { name: "Netherlands", currency: "EUR", locale: "nl-NL", rate: "21" },
  BE: { name: "Belgium", currency: "EUR", locale: "nl-BE", rate: "21" },
  DE: { name: "Germany", currency: "EUR", locale: "de-DE", rate: "19" },
  IE: { name: "Ireland", currency: "EUR", locale: "en-IE", rate: "23" },
  FR: { name: "France", currency: "EUR", locale: "fr-FR", rate: "20" },
  GB: { name: "United Kingdom", currency: "GBP", locale: "en-GB", rate: "20" },
  DK: { name: "Denmark", currency: "DKK", locale: "da-DK", rate: "25" },
} as const;
type Market = keyof typeof markets;

/** Lower-case words joined by hyphens, as the API takes them. */
export const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 63)
    .replace(/^-+|-+$/g, "");

export function ApplicationForm({ onApplied }: { readonly onApplied: () => void }) {
  const [name, setName] = useState("");
  const [slug, setSlug] = useState("");
  const [country, setCountry] = useState<Market>("NL");
  const [rate, setRate] = useState<string>(markets.NL.rate);
  const [roles, setRoles] = useState<readonly ("supplier" | "partner")[]>([]);
  const [wasTried, setTried] = useState(false);
  const taxRateBp = readRate(rate);
  const wantedSlug = slug || slugOf(name);
  const applying = useAction(async (key) => {
    const { currency, locale } = markets[country];
    const tenant = await applyAsTenant(key, {
      ...{ name: name.trim(), slug: wantedSlug, roles: [...roles], country, currency, locale },
      taxRateBp: taxRateBp ?? 0,
    });
    await switchTenant(tenant.tenantId);
  }, onApplied);
  const submit = () => {
    setTried(true);
    if (name.trim() && roles.length > 0 && taxRateBp !== undefined) void applying.run();
  };
  const toggle = (role: "supplier" | "partner") => (checked: boolean) =>
    setRoles(checked ? [...roles, role] : roles.filter((each) => each !== role));
  return (
    <Form label="Apply with an organisation" onSubmit={submit}>
      <TextField
        label="Name of the organisation"
        value={name}
        maxlength={120}
        required
        autocomplete="organization"
        onInput={setName}
        problem={wasTried && !name.trim() ? "Enter a name" : undefined}
      />
      <TextField
        label="Short name"
        hint="Names you for good, in small letters, digits and hyphens."
        value={wantedSlug}
        maxlength={63}
        required
        onInput={setSlug}
      />
      <fieldset class="checks">
        <legend>What you want to do</legend>
        <CheckField
          label="Sell our goods through partners"
          checked={roles.includes("supplier")}
          onChange={toggle("supplier")}
        />
        <CheckField
          label="Show suppliers' goods in our shop"
          checked={roles.includes("partner")}
          onChange={toggle("partner")}
        />
        {wasTried && roles.length === 0 ? (
          <p class="field-problem" role="alert">
            Choose at least one
          </p>
        ) : null}
      </fieldset>
      <SelectField
        label="Country"
        value={country}
        options={Object.entries(markets).map(([value, { name: label }]) => ({ value, label }))}
        onChange={(value) => {
          setCountry(value as Market);
          setRate(markets[value as Market].rate);
        }}
      />
      <TextField
        label="VAT in your prices"
        unit="%"
        inputmode="decimal"
        value={rate}
        required
        onInput={setRate}
        problem={taxRateBp === undefined ? "Write a percentage from 0 to 100, such as 21" : undefined}
      />
      {applying.problem ? <Failed problem={applying.problem} /> : null}
      <div class="actions">
        <Submit isRunning={applying.isRunning} during="Applying…">
          Apply
        </Submit>
      </div>
    </Form>
  );
}
