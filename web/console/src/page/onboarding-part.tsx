/**
 * The forms of the onboarding: one page for each part of the profile.
 *
 * @module
 */
import type { Child } from "hono/jsx";
import { useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { acceptTerms, getOnboarding, openStorefront, setBrand, setCompany, setPayout, setTax } from "../api/operations";
import { type Asked, useQuery } from "../api/query";
import type { Answered } from "../api/request";
import type { Onboarding } from "../api/schema";
import { CheckField, Form, Submit, TextField } from "../part/form";
import { Page } from "../part/page";
import { Failed, Loaded } from "../part/states";
import { navigate } from "../route";
import { useSession } from "../session";

const up = { path: "/onboarding", label: "Onboarding" } as const;
const back = () => navigate("/onboarding");

type Known = { readonly onboarding: Onboarding; readonly etag: string };

/** Loads what is there, and shows the form of it. */
function PartPage({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children: (known: Known) => Child;
}) {
  const asked: Asked<Answered<Onboarding>> = useQuery((signal) => getOnboarding(signal));
  return (
    <Page title={title} lead={lead} up={up}>
      <Loaded asked={asked}>{({ data, etag }) => children({ onboarding: data, etag })}</Loaded>
    </Page>
  );
}

/** Fields by name; what is missing is said at its field once somebody tried to save. */
function useFields<N extends string>(start: Readonly<Record<N, string>>, optional: readonly NoInfer<N>[] = []) {
  const [values, setValues] = useState<Readonly<Record<N, string>>>(start);
  const [wasTried, setTried] = useState(false);
  const isMissing = (name: N) => !optional.includes(name) && values[name].trim() === "";
  return {
    values,
    tried: () => {
      setTried(true);
      return (Object.keys(start) as N[]).every((name) => !isMissing(name));
    },
    field: (name: N, label: string) => ({
      label,
      name,
      value: values[name],
      required: !optional.includes(name),
      onInput: (value: string) => setValues({ ...values, [name]: value }),
      problem: wasTried && isMissing(name) ? `Enter: ${label.toLowerCase()}` : undefined,
    }),
  };
}

type Saving = { readonly isRunning: boolean; readonly problem: Parameters<typeof Failed>[0]["problem"] | undefined };

const Foot = ({ saving: { isRunning, problem }, children = "Save" }: { saving: Saving; children?: Child }) => (
  <>
    {problem ? <Failed problem={problem} /> : null}
    <div class="actions">
      <Submit isRunning={isRunning} during="Saving…">
        {children}
      </Submit>
    </div>
  </>
);

export const CompanyPage = () => (
  <PartPage title="Company" lead="As in the register: the operator compares it.">
    {(known) => <CompanyForm {...known} />}
  </PartPage>
);

function CompanyForm({ onboarding: { profile, tenant }, etag }: Known) {
  const { company } = profile;
  const { values, tried, field } = useFields(
    {
      legalName: company?.legalName ?? "",
      registrationNumber: company?.registrationNumber ?? "",
      line1: company?.address.line1 ?? "",
      line2: company?.address.line2 ?? "",
      postalCode: company?.address.postalCode ?? "",
      city: company?.address.city ?? "",
      country: company?.address.country ?? tenant.country,
    },
    ["line2"],
  );
  const saving = useAction(() => {
    const { legalName, registrationNumber, line2, ...address } = values;
    return setCompany(etag, {
      legalName,
      registrationNumber,
      address: { ...address, country: address.country.toUpperCase(), ...(line2.trim() ? { line2 } : {}) },
    });
  }, back);
  return (
    <Form label="Company" onSubmit={() => void (tried() && saving.run())}>
      <TextField {...field("legalName", "Legal name")} maxlength={200} autocomplete="organization" />
      <TextField {...field("registrationNumber", "Registration number")} maxlength={60} />
      <TextField {...field("line1", "Street and number")} maxlength={120} autocomplete="address-line1" />
      <TextField {...field("line2", "Second line (optional)")} maxlength={120} autocomplete="address-line2" />
      <TextField {...field("postalCode", "Postal code")} maxlength={20} autocomplete="postal-code" />
      <TextField {...field("city", "Town or city")} maxlength={80} autocomplete="address-level2" />
      <TextField
        {...field("country", "Country")}
        hint="Two letters, such as NL."
        maxlength={2}
        autocomplete="country"
      />
      <Foot saving={saving} />
    </Form>
  );
}

export const BrandPage = () => (
  <PartPage title="Brand" lead="What consumers see of you. The display name becomes your public name.">
    {(known) => <BrandForm {...known} />}
  </PartPage>
);

function BrandForm({ onboarding: { profile, tenant }, etag }: Known) {
  const { brand } = profile;
  const { values, tried, field } = useFields(
    {
      displayName: brand?.displayName ?? tenant.name,
      story: brand?.story ?? "",
      accent: brand?.accent ?? "#1f4d3f",
      email: brand?.contact.email ?? "",
      phone: brand?.contact.phone ?? "",
    },
    ["phone"],
  );
  const saving = useAction(() => {
    const { email, phone, accent, ...rest } = values;
    const contact = { email: email.trim(), ...(phone.trim() ? { phone } : {}) };
    return setBrand(etag, { ...rest, accent: accent.toLowerCase(), contact });
  }, back);
  return (
    <Form label="Brand" onSubmit={() => void (tried() && saving.run())}>
      <TextField {...field("displayName", "Display name")} maxlength={120} />
      <TextField
        {...field("story", "Story")}
        hint="Who you are and what you make, in two or three sentences."
        maxlength={600}
        multiline
      />
      <TextField {...field("accent", "Colour")} hint="Such as #1f6f54." maxlength={7} />
      <TextField {...field("email", "E-mail for consumers")} type="email" maxlength={254} />
      <TextField {...field("phone", "Phone for consumers (optional)")} maxlength={40} />
      <Foot saving={saving} />
    </Form>
  );
}

export const TaxPage = () => (
  <PartPage title="VAT id" lead="Under which number your organisation pays VAT.">
    {(known) => <TaxForm {...known} />}
  </PartPage>
);

function TaxForm({ onboarding: { profile }, etag }: Known) {
  const { values, tried, field } = useFields({ vatId: profile.tax?.vatId ?? "" });
  const saving = useAction(() => setTax(etag, values), back);
  return (
    <Form label="VAT id" onSubmit={() => void (tried() && saving.run())}>
      <TextField
        {...field("vatId", "VAT id")}
        hint="With its country in front, such as NL820098395B01."
        maxlength={40}
      />
      <Foot saving={saving} />
    </Form>
  );
}

export const PayoutPage = () => (
  <PartPage
    title="Payout account"
    lead="Where your money goes. From then on only the account's last four characters are shown."
  >
    {(known) => <PayoutForm {...known} />}
  </PartPage>
);

function PayoutForm({ onboarding: { profile }, etag }: Known) {
  const { values, tried, field } = useFields({ holder: profile.payout?.holder ?? "", iban: "" });
  const saving = useAction(() => setPayout(etag, values), back);
  return (
    <Form label="Payout account" onSubmit={() => void (tried() && saving.run())}>
      {profile.payout ? (
        <p class="notice">
          The present account ends in <strong>{profile.payout.ibanEnding}</strong>. Saving puts another in its place.
        </p>
      ) : null}
      <TextField {...field("holder", "Account holder")} maxlength={140} autocomplete="off" />
      <TextField {...field("iban", "IBAN")} hint="Such as NL91 ABNA 0417 1643 00." maxlength={64} autocomplete="off" />
      <Foot saving={saving} />
    </Form>
  );
}

export const TermsPage = () => (
  <PartPage title="Terms of the platform" lead="What holds between the operator and your organisation.">
    {(known) => <TermsForm {...known} />}
  </PartPage>
);

function TermsForm({ onboarding: { terms, profile }, etag }: Known) {
  const [isRead, setRead] = useState(false);
  const saving = useAction(() => acceptTerms(etag, { version: terms.version, hash: terms.hash }), back);
  const isAccepted = profile.terms?.version === terms.version && profile.terms.hash === terms.hash;
  return (
    <Form label="Terms of the platform" onSubmit={() => void (isRead && saving.run())}>
      <div class="prose">
        {terms.sections.map(({ heading, text }) => (
          <section key={heading}>
            <h2 class="part-title">{heading}</h2>
            <p>{text}</p>
          </section>
        ))}
      </div>
      <p class="quiet">
        Version {terms.version}, fingerprint <code title={terms.hash}>{terms.hash.slice(0, 12)}</code>
      </p>
      {isAccepted ? (
        <p class="notice" role="status">
          These terms are accepted.
        </p>
      ) : (
        <>
          <CheckField
            label="I have read the terms, and accept them for my organisation"
            checked={isRead}
            onChange={setRead}
          />
          {saving.problem ? <Failed problem={saving.problem} /> : null}
          <div class="actions">
            <button type="submit" class="button main" disabled={!isRead || saving.isRunning}>
              {saving.isRunning ? "Accepting…" : "Accept"}
            </button>
          </div>
        </>
      )}
    </Form>
  );
}

export function StorefrontPage() {
  const { me, storefronts, renew } = useSession();
  const { values, tried, field } = useFields({ title: me.tenant.name, name: "", tagline: "", accent: "#1f4d3f" }, [
    "tagline",
  ]);
  const saving = useAction(
    (key) => {
      const { title, name, accent, tagline } = values;
      return openStorefront(key, {
        title,
        name: name.trim().toLowerCase(),
        theme: { accent: accent.toLowerCase(), tagline },
      });
    },
    () => {
      renew();
      back();
    },
  );
  return (
    <Page title="Storefront" lead="Nobody sees it before you are active. You can fill it meanwhile." up={up}>
      {storefronts.length > 0 ? (
        <p class="notice">You have {storefronts.map(({ title }) => title).join(", ")}. Another one is fine too.</p>
      ) : null}
      <Form label="Storefront" onSubmit={() => void (tried() && saving.run())}>
        <TextField {...field("title", "Title")} maxlength={80} />
        <TextField
          {...field("name", "Address")}
          hint="The first part of its address: letters, digits and hyphens."
          maxlength={63}
        />
        <TextField {...field("tagline", "Tagline (optional)")} maxlength={160} />
        <TextField {...field("accent", "Colour")} hint="Such as #1f6f54." maxlength={7} />
        <Foot saving={saving}>Open the storefront</Foot>
      </Form>
    </Page>
  );
}
