import type { Child } from "hono/jsx";
import type { Ctx } from "../context";
import { Document } from "../parts/document";
import { Field } from "../parts/field";
import type { PrivacyMessages } from "./messages.en";
import type { ConfirmModel, EraseModel, SignInModel } from "./model";

export type Say = PrivacyMessages;
type Props<M> = { readonly ctx: Ctx; readonly say: Say; readonly model: M };

const linkMinutes = 10;

/** Who hasn't shown yet who they are: says what there is to see, and sends a link. */
export function SignInPage({ ctx, say, model }: Props<SignInModel>) {
  const { state } = model;
  const sent = state === "sent";
  const t = say.signIn;
  return (
    <Document ctx={ctx} title={`${say.title} – ${model.shop.title}`} unlisted>
      <div class="blank">
        <h1>{sent ? t.sentTitle : say.title}</h1>
        {sent ? <output class="lead">{t.sent(linkMinutes)}</output> : <p class="lead">{say.lead(model.shop.title)}</p>}
        {state === "link_spent" || state === "throttled" || state === "signed_out" ? (
          <div class={state === "signed_out" ? "notice notice-mild" : "notice"} role="alert">
            <p>{t[state]}</p>
          </div>
        ) : null}
        <form class="privacy-form" method="post" action="/privacy/link" novalidate data-once>
          <h2>{sent ? t.sentHint : t.heading}</h2>
          {sent ? null : <p>{t.text}</p>}
          <Field
            id="email"
            label={t.email}
            hint={t.hint}
            problem={state === "invalid" ? t.invalid : undefined}
            control={(attributes) => (
              <input
                {...attributes}
                type="email"
                value={model.email ?? ""}
                maxlength={200}
                autocomplete="email"
                required
              />
            )}
          />
          <p class="actions">
            <button class={sent ? "button button-quiet" : "button"} type="submit">
              {sent ? t.again : t.send}
            </button>
          </p>
        </form>
      </div>
    </Document>
  );
}

/** Where the mailed link leads. Whatever opens links in mails by itself presses no buttons. */
export function ConfirmPage({ ctx, say, model }: Props<ConfirmModel>) {
  return (
    <Document ctx={ctx} title={`${say.title} – ${model.shop.title}`} unlisted>
      <div class="blank">
        <h1>{say.confirm.title}</h1>
        <p class="lead">{say.confirm.text}</p>
        <form method="post" action="/privacy/session" data-once>
          <input type="hidden" name="token" value={model.token} />
          <button class="button" type="submit">
            {say.confirm.action}
          </button>
        </form>
      </div>
    </Document>
  );
}

/** Says what an erasure means before it is asked for. */
export function ErasePage({ ctx, say, model }: Props<EraseModel>) {
  const t = say.erase;
  return (
    <Document ctx={ctx} title={`${t.title} – ${model.shop.title}`} unlisted>
      <div class="blank">
        <h1>{t.title}</h1>
        <p class="lead">{t.who}</p>
        <ul class="who-gets">
          {[say.held.platform, ...model.names].map((name) => (
            <li>
              <b>{name}</b>
            </li>
          ))}
        </ul>
        <Text lines={[t.what, t.stays, t.when, t.new]} />
        <form class="actions" method="post" action="/privacy/erasure" data-once>
          <input type="hidden" name="confirmed" value="yes" />
          <button class="button" type="submit">
            {t.confirm}
          </button>
          <a class="button button-quiet" href="/privacy">
            {t.cancel}
          </a>
        </form>
      </div>
    </Document>
  );
}

const Text = ({ lines }: { readonly lines: readonly string[] }): Child => (
  <>
    {lines.map((line) => (
      <p>{line}</p>
    ))}
  </>
);
