/**
 * The card in the middle of an otherwise empty page, for whoever isn't in yet.
 *
 * @module
 */
import type { Child, PropsWithChildren } from "hono/jsx";
import { useEffect } from "hono/jsx/dom";
import { Mark } from "./icon";

export function GateCard({
  title,
  lead,
  children,
}: PropsWithChildren<{ readonly title: string; readonly lead?: Child }>) {
  useEffect(() => {
    document.title = `${title} · Tandem Console`;
  }, [title]);
  return (
    <main class="gate">
      <div class="gate-card">
        <p class="gate-brand">
          <Mark />
          <span>Tandem</span>
        </p>
        <h1>{title}</h1>
        {lead ? <p class="lead">{lead}</p> : null}
        {children}
      </div>
    </main>
  );
}
