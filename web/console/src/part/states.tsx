/**
 * What a page shows before there is something to show, when there is nothing, and when it went wrong.
 *
 * @module
 */
import type { Child, PropsWithChildren } from "hono/jsx";
import type { Asked } from "../api/query";
import type { Problem } from "../api/problem";
import { Icon } from "./icon";

/** The outline of what will come. Appears after a moment only, so that quick answers don't flicker. */
export const Loading = ({ rows = 5, what = "Loading" }: { readonly rows?: number; readonly what?: string }) => (
  <div class="loading" role="status">
    <span class="visually-hidden">{what}…</span>
    {Array.from({ length: rows }, (_, index) => (
      <span class={`bone bone-${index % 4}`} key={index} />
    ))}
  </div>
);

/** A problem as the API tells it: what, what to do, and the code that support asks for. */
export const Failed = ({ problem, retry }: { readonly problem: Problem; readonly retry?: () => void }) => (
  <div class="failed" role="alert">
    <Icon name="alert" />
    <div>
      <p class="failed-title">{problem.message}</p>
      {problem.wayOut ? <p>{problem.wayOut}</p> : null}
      {problem.details.length > 0 ? (
        <ul>
          {problem.details.map(({ path, message }) => (
            <li key={path}>
              {path ? <code>{path}</code> : null} {message}
            </li>
          ))}
        </ul>
      ) : null}
      <p class="failed-code">
        <code>{problem.code}</code>
        {problem.reference ? <span class="failed-reference">{problem.reference}</span> : null}
      </p>
      {retry ? (
        <button type="button" class="button" onClick={retry}>
          Try again
        </button>
      ) : null}
    </div>
  </div>
);

/** Somebody else was faster. Nothing that was typed is lost, and it is said what the other one wrote. */
export const Conflict = ({
  what,
  theirs,
}: {
  readonly what: string;
  readonly theirs: readonly { readonly field: string; readonly now: string }[];
}) => (
  <div class="failed" role="alert">
    <Icon name="alert" />
    <div>
      <p class="failed-title">Somebody else changed this {what} while you were editing</p>
      <p>
        What you typed is still here.{" "}
        {theirs.length === 0
          ? "The other changes don't touch it, and are in the form now: save again."
          : "Both of you changed the following. Save again to put yours in its place."}
      </p>
      {theirs.length > 0 ? (
        <ul>
          {theirs.map(({ field, now }) => (
            <li key={field}>
              {field} is now <q>{now.length > 200 ? `${now.slice(0, 200)}…` : now}</q>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  </div>
);

export const Empty = ({ title, children }: PropsWithChildren<{ readonly title: string }>) => (
  <div class="empty">
    <p class="empty-title">{title}</p>
    <div class="empty-text">{children}</div>
  </div>
);

/** One of: the outline, the problem with a way to try again, or what was asked for. */
export function Loaded<T>({
  asked,
  rows,
  children,
}: {
  readonly asked: Asked<T>;
  readonly rows?: number;
  readonly children: (data: T) => Child;
}) {
  const { state, reload } = asked;
  if (state.status === "loading") return <Loading {...(rows === undefined ? {} : { rows })} />;
  if (state.status === "failed") return <Failed problem={state.problem} retry={reload} />;
  return <>{children(state.data)}</>;
}
