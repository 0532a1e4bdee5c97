import type { Ctx } from "../context";
import { safeLocale } from "../format";
import { Arrangement } from "../parts/arrangement";
import { Document } from "../parts/document";
import type { CaseModel, ConsentModel, ControllerModel, HoldingModel, OverviewModel, RequestModel } from "./model";
import type { Say } from "./pages";

type Base = { readonly ctx: Ctx; readonly say: Say };
type Props = Base & { readonly model: OverviewModel };

/** Who holds what and why, what one may do about it, and how far that is. */
export function OverviewPage({ ctx, say, model }: Props) {
  return (
    <Document ctx={ctx} title={`${say.title} – ${model.shop.title}`} unlisted>
      <h1>{say.title}</h1>
      <p class="lead">{say.session.as(model.email, timeIn(ctx, model.until))}</p>
      {model.said ? (
        <div class="notice notice-mild">
          <output>{model.said === "withdrawn" ? say.choices.said : say.request.asked}</output>
        </div>
      ) : null}
      {model.requests.map((request) => (
        <Request ctx={ctx} say={say} request={request} />
      ))}
      <div class="till">
        <div class="groups">
          <Held ctx={ctx} say={say} model={model} />
          <Choices ctx={ctx} say={say} consents={model.consents} />
        </div>
        <aside class="summary">
          <Actions say={say} mayErase={model.requests.every(({ status }) => status === "done")} />
        </aside>
      </div>
    </Document>
  );
}

function Held({ ctx, say, model: { controllers, more } }: Props) {
  const t = say.held;
  return (
    <section class="holders" aria-labelledby="held">
      <div class="group-head">
        <h2 id="held">{t.heading}</h2>
      </div>
      {controllers.length === 0 ? <p>{t.nothing}</p> : null}
      {controllers.map((controller) => (
        <Controller ctx={ctx} say={say} controller={controller} />
      ))}
      {more ? <p class="hint">{t.more}</p> : null}
    </section>
  );
}

function Controller({ ctx, say, controller }: Base & { readonly controller: ControllerModel }) {
  const { name = say.held.platform, role, holdings } = controller;
  return (
    <article class="holder">
      <header>
        <h3>{name}</h3>
        <p class="hint">{say.held.role[role]}</p>
      </header>
      {holdings.map((holding) => (
        <Holding ctx={ctx} say={say} holding={holding} />
      ))}
    </article>
  );
}

function Holding({ ctx, say, holding }: Base & { readonly holding: HoldingModel }) {
  const t = say.held;
  const { kind, count, fields, basis, since, agreement, erased } = holding;
  return (
    <div class="holding">
      <h4>{t.kind[kind](count)}</h4>
      <dl>
        <div>
          <dt>{t.what}</dt>
          <dd>
            {listIn(
              ctx,
              fields.map((field) => t.fields[field]),
            )}
          </dd>
        </div>
        <div>
          <dt>{t.why}</dt>
          <dd>{t.basis[basis]}</dd>
        </div>
        <div>
          <dt>{t.since}</dt>
          <dd>
            <time datetime={since}>{dateIn(ctx, since)}</time>
          </dd>
        </div>
        {agreement ? (
          <div>
            <dt>{t.agreement}</dt>
            <dd title={agreement.agreementId}>{t.version(agreement.version)}</dd>
          </div>
        ) : null}
      </dl>
      {erased && kind !== "privacy_request" ? <p class="hint">{t.erased}</p> : null}
    </div>
  );
}

function Choices({ ctx, say, consents }: Base & { readonly consents: readonly ConsentModel[] }) {
  const t = say.choices;
  return (
    <section class="groups" aria-labelledby="choices">
      <div class="group-head">
        <h2 id="choices">{t.heading}</h2>
      </div>
      {consents.length === 0 ? <p>{t.none}</p> : null}
      {consents.map(({ fields, controllerName, recipientName, answer, at, notice }) => (
        <div class="choice">
          <h3>{t[answer](controllerName, recipientName)}</h3>
          <p class="hint">{t.when(dateIn(ctx, at))}</p>
          {notice ? <Arrangement ctx={ctx} notice={notice} /> : null}
          {answer === "given" ? (
            <form method="post" action="/privacy/consents/withdrawal" data-once>
              {Object.entries(fields).map(([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ))}
              <button class="button button-quiet" type="submit">
                {t.withdraw}
                <span class="visually-hidden">{t.withdrawOf(recipientName)}</span>
              </button>
            </form>
          ) : null}
        </div>
      ))}
    </section>
  );
}

function Actions({ say, mayErase }: { readonly say: Say; readonly mayErase: boolean }) {
  return (
    <>
      <section aria-labelledby="take">
        <h2 id="take">{say.take.heading}</h2>
        <p class="hint">{say.take.text}</p>
        <p class="actions">
          <a class="button button-quiet" href="/privacy/data.json" download>
            {say.take.json}
          </a>
          <a class="button button-quiet" href="/privacy/data.csv" download>
            {say.take.csv}
          </a>
        </p>
      </section>
      {mayErase ? (
        <section aria-labelledby="erase">
          <h2 id="erase">{say.erase.heading}</h2>
          <p class="hint">{say.erase.text}</p>
          <p class="actions">
            <a class="button button-quiet" href="/privacy/erase">
              {say.erase.start}
            </a>
          </p>
        </section>
      ) : null}
      <section class="actions">
        <form method="post" action="/privacy/sign-out">
          <button class="button button-quiet" type="submit">
            {say.session.out}
          </button>
        </form>
        <form method="post" action="/privacy/sign-out">
          <input type="hidden" name="everywhere" value="yes" />
          <button class="button button-quiet" type="submit" aria-describedby="everywhere">
            {say.session.everywhere}
          </button>
        </form>
        <p class="hint" id="everywhere">
          {say.session.everywhereHint}
        </p>
      </section>
    </>
  );
}

/** How far an erasure is, and how long it may still take: the same count as those see who carry it out. */
function Request({ ctx, say, request }: Base & { readonly request: RequestModel }) {
  const t = say.request;
  const { requestedAt, dueAt, daysLeft, status, cases } = request;
  if (status === "done") {
    return (
      <section class="progress-of">
        <h2>{t.title(dateIn(ctx, requestedAt))}</h2>
        <p>{t.done}</p>
      </section>
    );
  }
  return (
    <section class="progress-of">
      <h2>{t.title(dateIn(ctx, requestedAt))}</h2>
      <p>{t.left(daysLeft, dateIn(ctx, dueAt))}</p>
      <TimeLeft share={daysLeft / daysBetween(requestedAt, dueAt)} />
      {cases.length === 0 ? <p>{t.opening}</p> : null}
      {cases.length > 0 ? (
        <ul>
          {cases.map((one) => (
            <li>
              <CaseMark isDone={one.status === "done"} />
              <div>
                <b>{one.name ?? say.held.platform}</b>
                <span>{stateOf(ctx, say, one)}</span>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** The bar grows shorter from day to day; the sentence above it says how many. */
const TimeLeft = ({ share }: { readonly share: number }) => (
  <svg class="time-left" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect width="100" height="4" />
    <rect class="is-left" width={Math.round(Math.min(1, Math.max(0, share)) * 100)} height="4" />
  </svg>
);

const CaseMark = ({ isDone }: { readonly isDone: boolean }) => (
  <svg class={isDone ? "case-mark is-done" : "case-mark"} viewBox="0 0 20 20" aria-hidden="true">
    <circle cx="10" cy="10" r="8.5" />
    {isDone ? <path d="m6 10.25 2.75 2.75L14 7.5" /> : null}
  </svg>
);

const daysBetween = (from: string, to: string): number =>
  Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));

function stateOf(ctx: Ctx, { request: t }: Say, { status, waitsFor }: CaseModel): string {
  if (status === "done") return t.caseDone;
  return waitsFor ? t[waitsFor.reason](dateIn(ctx, waitsFor.until)) : t.caseOpen;
}

/** Days and hours of the shop's region would need its time zone, which nobody told: UTC, and said so. */
const dateIn = ({ frame }: Ctx, at: string): string =>
  new Intl.DateTimeFormat(safeLocale(frame.shop.locale), { dateStyle: "long", timeZone: "UTC" }).format(new Date(at));

const timeIn = ({ frame }: Ctx, at: string): string =>
  new Intl.DateTimeFormat(safeLocale(frame.shop.locale), {
    ...{ hour: "2-digit", minute: "2-digit", timeZoneName: "short", timeZone: "UTC" },
  }).format(new Date(at));

const listIn = ({ frame }: Ctx, parts: readonly string[]): string =>
  new Intl.ListFormat(safeLocale(frame.shop.locale), { type: "conjunction" }).format(parts);
