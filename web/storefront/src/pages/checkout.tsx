import type { Ctx } from "../context";
import { countriesIn } from "../format";
import { type CheckoutField, type CheckoutGroupModel, type CheckoutModel, questionPrefix } from "../model";
import { Document } from "../parts/document";
import { Arrangement } from "../parts/arrangement";
import { Field } from "../parts/field";
import { MiniGroup, Sums } from "../parts/summary";

type Props = { readonly ctx: Ctx; readonly model: CheckoutModel };

export function CheckoutPage({ ctx, model }: Props) {
  const { t } = ctx;
  const { errors, notice, totals } = model;
  const prefix = errors.length > 0 || notice ? t.checkout.errorPrefix : "";
  return (
    <Document ctx={ctx} title={`${prefix}${t.checkout.title} – ${model.shop.title}`} unlisted>
      <a class="crumb" href="/cart">
        {t.checkout.back}
      </a>
      <h1>{t.checkout.title}</h1>
      <p class="lead">{t.checkout.guest}</p>
      <Notices ctx={ctx} model={model} />
      {model.gone.length > 0 && notice?.kind !== "gone" ? (
        <div class="notice notice-mild">
          <GoneTitles ctx={ctx} gone={model.gone} />
        </div>
      ) : null}
      {/* The browser's own checks would stand in the way of the linked summary of problems. */}
      <form class="till" method="post" action="/checkout" novalidate data-once>
        <input type="hidden" name="token" value={model.token} />
        <input type="hidden" name="knownGone" value={model.gone.map(({ key }) => key).join(" ")} />
        <input
          type="hidden"
          name="notices"
          value={model.groups.flatMap(({ notice }) => notice?.hash ?? []).join(" ")}
        />
        <input type="hidden" name="seenTotalMinor" value={totals.total.amountMinor} />
        <div class="form">
          <Contact ctx={ctx} model={model} />
          <Address ctx={ctx} model={model} />
          <WhoGetsWhat ctx={ctx} model={model} />
        </div>
        <aside class="summary" aria-labelledby="summary">
          <h2 id="summary">{t.checkout.summary}</h2>
          {model.groups.map((group) => (
            <MiniGroup ctx={ctx} group={group} />
          ))}
          <Sums ctx={ctx} totals={totals} />
          <button class="button wide" type="submit">
            {t.checkout.pay(ctx.price(totals.total))}
          </button>
          <p class="hint">{t.checkout.payHint}</p>
        </aside>
      </form>
    </Document>
  );
}

/** What stopped the last attempt. Takes focus, so that it is the first thing heard after the reload. */
function Notices({ ctx, model: { errors, notice, totals, gone } }: Props) {
  const { t, price } = ctx;
  if (errors.length === 0 && !notice) return null;
  return (
    <div class="notice notice-top" role="alert" tabindex={-1} autofocus aria-labelledby="problem">
      <h2 id="problem">{t.checkout.problemTitle}</h2>
      {notice?.kind === "price_changed" ? (
        <p>{t.checkout.notice.price_changed(price(notice.seen), price(totals.total))}</p>
      ) : null}
      {notice?.kind === "sold_out" ? (
        <>
          <p>{t.checkout.notice.sold_out(notice.titles.join(", "))}</p>
          <p>
            <a href="/cart">{t.checkout.notice.soldOutWay}</a>
          </p>
        </>
      ) : null}
      {notice?.kind === "gone" ? (
        <>
          <GoneTitles ctx={ctx} gone={gone} />
          <p>{t.checkout.notice.goneRest(price(totals.total))}</p>
        </>
      ) : null}
      {notice?.kind === "form_expired" ? <p>{t.checkout.notice.form_expired}</p> : null}
      {notice?.kind === "notice_changed" ? <p>{t.checkout.notice.notice_changed}</p> : null}
      {notice?.kind === "already_sent" ? (
        <>
          <p>{t.checkout.notice.already_sent}</p>
          <p>
            <a href={notice.orderHref}>{t.checkout.notice.alreadySentWay}</a>
          </p>
        </>
      ) : null}
      {errors.length > 0 ? (
        <ul>
          {errors.map(({ field }) => (
            <li>
              <a href={`#${field}`}>{problemOf(t, errors, field)}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

const GoneTitles = ({ ctx: { t }, gone }: { readonly ctx: Ctx; readonly gone: CheckoutModel["gone"] }) => (
  <>
    <p>{t.checkout.notice.gone}</p>
    <ul>
      {gone.map(({ title }) => (
        <li>
          <b>{title || t.cart.unnamed}</b>
        </li>
      ))}
    </ul>
  </>
);

function problemOf(t: Ctx["t"], errors: CheckoutModel["errors"], field: CheckoutField): string | undefined {
  const problem = errors.find((error) => error.field === field)?.problem;
  if (!problem) return undefined;
  if (problem !== "too_long") return t.checkout.errors[field][problem];
  return t.checkout.tooLong(t.checkout.labels[field]);
}

type TextProps = Props & {
  readonly field: Exclude<CheckoutField, "country">;
  readonly type?: "text" | "email";
  readonly autocomplete: string;
  readonly maxlength: number;
  readonly optional?: boolean;
  readonly hint?: string;
};

function Text({ ctx: { t }, model, field, type = "text", autocomplete, maxlength, optional, hint }: TextProps) {
  return (
    <Field
      id={field}
      label={t.checkout.labels[field]}
      {...(optional ? { optional: t.checkout.optional } : {})}
      {...(hint ? { hint } : {})}
      problem={problemOf(t, model.errors, field)}
      control={(attributes) => (
        <input
          {...attributes}
          type={type}
          value={model.values[field] ?? ""}
          autocomplete={autocomplete}
          maxlength={maxlength}
          {...(optional ? {} : { required: true })}
        />
      )}
    />
  );
}

function Contact({ ctx, model }: Props) {
  const { t } = ctx;
  return (
    <fieldset>
      <legend>{t.checkout.contact}</legend>
      <Text
        ctx={ctx}
        model={model}
        field="email"
        type="email"
        autocomplete="email"
        maxlength={200}
        hint={t.checkout.hints.email}
      />
      <Text ctx={ctx} model={model} field="name" autocomplete="name" maxlength={100} />
    </fieldset>
  );
}

function Address({ ctx, model }: Props) {
  const { t } = ctx;
  return (
    <fieldset>
      <legend>{t.checkout.delivery}</legend>
      <Text ctx={ctx} model={model} field="line1" autocomplete="address-line1" maxlength={120} />
      <Text ctx={ctx} model={model} field="line2" autocomplete="address-line2" maxlength={120} optional />
      <div class="pair">
        <Text ctx={ctx} model={model} field="postalCode" autocomplete="postal-code" maxlength={16} />
        <Text ctx={ctx} model={model} field="city" autocomplete="address-level2" maxlength={80} />
      </div>
      <Field
        id="country"
        label={t.checkout.labels.country}
        problem={problemOf(t, model.errors, "country")}
        control={(attributes) => (
          <select {...attributes} autocomplete="country" required>
            {countriesIn(t.language, model.countries).map(({ code, name }) => (
              <option value={code} selected={model.values.country === code}>
                {name}
              </option>
            ))}
          </select>
        )}
      />
    </fieldset>
  );
}

/** Per supplier: who gets which data, what was agreed about it, and the questions that the agreements leave to the consumer. */
function WhoGetsWhat({ ctx, model }: Props) {
  const { t } = ctx;
  const { partnerName } = model.shop;
  const questions = model.groups.flatMap(({ seller, notice }) =>
    notice?.question === undefined ? [] : [{ ...notice, question: notice.question, seller }],
  );
  return (
    <section aria-labelledby="who-gets">
      <h2 id="who-gets">{t.checkout.whoGetsWhat}</h2>
      <ul class="who-gets">
        {model.groups.map((group) => (
          <li>
            <b>{group.seller.supplierName}</b>
            {inShort(ctx, group)}
            {group.notice ? <Arrangement ctx={ctx} notice={group.notice} /> : null}
          </li>
        ))}
      </ul>
      {questions.length > 0 ? (
        <fieldset class="consent" aria-describedby="consent-hint">
          <legend class="visually-hidden">{t.checkout.consentHeading}</legend>
          {questions.map(({ agreementId, question, seller }) => (
            <div class="check">
              <input
                id={`${questionPrefix}${agreementId}`}
                type="checkbox"
                name={`${questionPrefix}${agreementId}`}
                value="yes"
                checked={model.agreedTo.has(agreementId)}
                aria-describedby={`${questionPrefix}${agreementId}-hint`}
              />
              <label for={`${questionPrefix}${agreementId}`}>
                {question} <span class="hint">{t.checkout.optional}</span>
              </label>
              <p class="hint" id={`${questionPrefix}${agreementId}-hint`}>
                {t.checkout.consentFor(seller.supplierName)}
              </p>
            </div>
          ))}
          <p class="hint" id="consent-hint">
            {t.checkout.consent(partnerName)}
          </p>
        </fieldset>
      ) : null}
    </section>
  );
}

/** Who gets what in two sentences. Where the seller isn't the one who keeps the customer, the agreement's own words say who does. */
function inShort({ t }: Ctx, { seller, steward, partnerSees, notice }: CheckoutGroupModel): string {
  const { supplierName, partnerName } = seller;
  if (steward !== "supplier" && notice) return notice.sections[0]?.lines.join(" ") ?? "";
  const others = seller.direct ? t.checkout.direct : t.checkout.partnerSees[partnerSees](partnerName);
  return `${t.checkout.supplierGets(supplierName)} ${others}`;
}
