import { useEffect, useRef, useState } from "hono/jsx/dom";
import type { Problem } from "../api/problem";

/** A button for what can't be undone: the second click does it. */
export function Confirm({
  label,
  about,
  question,
  isRunning,
  onConfirm,
}: {
  readonly label: string;
  /** Whom or what it is done to, for those who can't see the row. */
  readonly about: string;
  readonly question: string;
  readonly isRunning: boolean;
  readonly onConfirm: () => void;
}) {
  const [isAsking, setAsking] = useState(false);
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) yes.current?.focus();
  }, [isAsking]);
  if (!isAsking) {
    return (
      <button type="button" class="button small" onClick={() => setAsking(true)} disabled={isRunning}>
        {label}
        <span class="visually-hidden"> {about}</span>
      </button>
    );
  }
  return (
    <span class="confirm" role="group" aria-label={`${question} ${about}`}>
      <span>{question}</span>
      <button
        type="button"
        class="button small bad"
        ref={yes}
        disabled={isRunning}
        onClick={() => {
          setAsking(false);
          onConfirm();
        }}
      >
        {label}
      </button>
      <button type="button" class="button small" onClick={() => setAsking(false)}>
        Keep
      </button>
    </span>
  );
}

/** What went wrong with one row, in it. */
export const RowProblem = ({ problem }: { readonly problem: Problem | undefined }) =>
  problem ? (
    <span class="under bad" role="alert">
      {problem.message}. {problem.wayOut ?? ""} <code>{problem.code}</code>
    </span>
  ) : null;
