/**
 * The card in the middle of an otherwise empty page, for whoever isn't in yet.
 *
 * @module
 */
import type { Child, PropsWithChildren } from "hono/jsx";
import { useEffect } from "hono/jsx/dom";
import { href } from "../route";
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

/** Where one may go instead. */
export const GateLinks = ({ children }: { readonly children: Child }) => <p class="gate-links">{children}</p>;

export const ToSignIn = () => (
  <a class="button main gate-wide" href={href("/")}>
    Sign in
  </a>
);

/** Another way than the form's. */
export const GateButton = ({
  isRunning,
  onClick,
  children,
}: {
  readonly isRunning: boolean;
  readonly onClick: () => void;
  readonly children: Child;
}) => (
  <button type="button" class="button gate-wide" aria-disabled={isRunning ? "true" : undefined} onClick={onClick}>
    {children}
  </button>
);
