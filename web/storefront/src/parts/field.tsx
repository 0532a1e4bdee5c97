import type { Child } from "hono/jsx";

type Props = {
  readonly id: string;
  readonly label: string;
  /** Stands behind the label of a field that may stay empty. */
  readonly optional?: string;
  readonly hint?: string;
  readonly problem: string | undefined;
  readonly control: (attributes: FieldAttributes) => Child;
};

export type FieldAttributes = {
  readonly id: string;
  readonly name: string;
  readonly "aria-invalid"?: "true";
  readonly "aria-describedby"?: string;
};

/** A labelled control whose hint and problem are tied to it, so that a screen reader says them with it. */
export function Field({ id, label, optional, hint, problem, control }: Props) {
  const described = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>
        {label} {optional ? <span>{optional}</span> : null}
      </label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p class="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
      {control({
        id,
        name: id,
        ...(problem ? { "aria-invalid": "true" as const } : {}),
        ...(described ? { "aria-describedby": described } : {}),
      })}
    </div>
  );
}
