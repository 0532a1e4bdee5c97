/**
 * Small pieces of text that appear everywhere: moments, money, states, ids.
 *
 * @module
 */
import type { Child } from "hono/jsx";
import type { Money } from "../api/schema";
import { date, moment, money, shortId, utc } from "../format";

/** In the viewer's zone; UTC on hover, to quote to somebody elsewhere. */
export const When = ({ at }: { readonly at: string }) => (
  <time dateTime={at} title={utc(at)}>
    {moment(at)}
  </time>
);

export const Amount = ({ of }: { readonly of: Money }) => <span class="amount">{money(of)}</span>;

/** Where only the day matters: what runs for days, or is kept by day. The moment is in the title. */
export const Day = ({ at }: { readonly at: string }) => (
  <time dateTime={at} title={utc(at)}>
    {date(at)}
  </time>
);

/** The whole id is in the title, and selects with one click. */
export const ShortId = ({ id }: { readonly id: string }) => (
  <code class="id" title={id}>
    {shortId(id)}
  </code>
);

/** In place of who somebody was, once they had their data erased. */
export const Erased = () => <span class="state state-quiet">Erased</span>;

type Tone = "good" | "wait" | "bad" | "quiet";

/** A state: the word says it, the dot repeats it. */
export const State = ({ tone, children }: { readonly tone: Tone; readonly children: Child }) => (
  <span class={`state state-${tone}`}>{children}</span>
);

/** Names and tones of states. Not elements: the renderer writes into those, so one that several rows shared would change in all. */
export type States<S extends string> = Readonly<Record<S, readonly [name: string, tone: Tone]>>;

export function StateOf<S extends string>({ state, among }: { readonly state: S; readonly among: States<S> }) {
  const [name, tone] = among[state];
  return <State tone={tone}>{name}</State>;
}

export const Facts = ({ of }: { readonly of: readonly (readonly [string, Child])[] }) => (
  <dl class="facts">
    {of.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** Like facts, but longer: read downwards. */
export const Rows = ({ of }: { readonly of: readonly (readonly [string, Child])[] }) => (
  <dl class="rows">
    {of.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
