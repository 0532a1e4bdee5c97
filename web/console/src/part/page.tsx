/**
 * The frame of a page's content: where one is, what one can do here. After a change of page the heading has the focus, so that a keyboard
 * or a screen reader goes on from there.
 *
 * @module
 */
import type { Child, PropsWithChildren } from "hono/jsx";
import { useEffect, useRef } from "hono/jsx/dom";
import { href } from "../route";
import { Icon } from "./icon";

/** The first page is the browser's to announce. */
let isFirst = true;

export function Page({
  title,
  lead,
  up,
  actions,
  children,
}: PropsWithChildren<{
  readonly title: string;
  readonly lead?: Child;
  /** The list that this page was opened from. */
  readonly up?: { readonly path: string; readonly label: string };
  readonly actions?: Child;
}>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Tandem Console`;
  }, [title]);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  return (
    <div class="page">
      {up ? (
        <a class="up" href={href(up.path)}>
          <Icon name="back" />
          {up.label}
        </a>
      ) : null}
      <header class="page-head">
        <div>
          <h1 tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {lead ? <p class="lead">{lead}</p> : null}
        </div>
        {actions ? <div class="actions">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

export const Section = ({
  title,
  actions,
  children,
}: PropsWithChildren<{ readonly title: string; readonly actions?: Child }>) => (
  <section class="section">
    <header class="section-head">
      <h2>{title}</h2>
      {actions ? <div class="actions">{actions}</div> : null}
    </header>
    {children}
  </section>
);

export const Refresh = ({ onClick, isBusy }: { readonly onClick: () => void; readonly isBusy: boolean }) => (
  <button type="button" class="button refresh" onClick={onClick} aria-disabled={isBusy ? "true" : undefined}>
    <Icon name="refresh" />
    <span>Refresh</span>
  </button>
);
