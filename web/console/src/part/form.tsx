/**
 * Fields and buttons of forms. A field knows its own problem, and says so to assistive technology.
 *
 * @module
 */
import type { Child, PropsWithChildren } from "hono/jsx";
import { useId } from "hono/jsx/dom";

type FieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
};

export function TextField({
  label,
  hint,
  problem,
  value,
  onInput,
  type = "text",
  multiline = false,
  unit,
  rows = 3,
  ...rest
}: FieldProps & {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: "text" | "email" | "password";
  readonly multiline?: boolean;
  /** Stands behind the field, such as `%`. */
  readonly unit?: string;
  readonly name?: string;
  readonly autocomplete?: string;
  readonly inputmode?: "decimal" | "numeric";
  readonly required?: boolean;
  readonly maxlength?: number;
  readonly rows?: number;
}) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ");
  const attributes = {
    ...rest,
    id,
    value,
    "aria-invalid": problem ? "true" : undefined,
    "aria-describedby": described || undefined,
    onInput: (event: Event) => onInput((event.target as HTMLInputElement).value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <div class="input">
        {multiline ? <textarea rows={rows} {...attributes} /> : <input type={type} {...attributes} />}
        {unit ? <span class="unit">{unit}</span> : null}
      </div>
      {problem ? (
        <p class="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
    </div>
  );
}

export function SelectField({
  label,
  hint,
  value,
  options,
  onChange,
}: FieldProps & {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <select
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event: Event) => onChange((event.target as HTMLSelectElement).value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function CheckField({
  label,
  hint,
  checked,
  onChange,
}: FieldProps & { readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  const id = useId();
  return (
    <div class="check">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event: Event) => onChange((event.target as HTMLInputElement).checked)}
      />
      <div>
        <label for={id}>{label}</label>
        {hint ? (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** Says that it is at work, and takes no second click meanwhile. */
export const Submit = ({
  isRunning,
  children,
  during,
}: PropsWithChildren<{ readonly isRunning: boolean; readonly during: string }>) => (
  // Not `disabled`: that would take the focus from whoever pressed it with the keyboard.
  <button type="submit" class="button main" aria-disabled={isRunning ? "true" : undefined}>
    {isRunning ? during : children}
  </button>
);

export const Form = ({
  onSubmit,
  children,
  label,
}: {
  readonly onSubmit: () => void;
  readonly children: Child;
  readonly label: string;
}) => (
  <form
    class="form"
    aria-label={label}
    noValidate
    onSubmit={(event: Event) => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      onSubmit();
      // Once the problems stand at their fields.
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    }}
  >
    {children}
  </form>
);
