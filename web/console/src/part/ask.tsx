/**
 * Ask: a short form about an account, as one part. It holds what is typed, says what is missing at its field and what went wrong above, is at
 * work once at a time, and forgets a password when it has served.
 *
 * @module
 */
import type { Child } from "hono/jsx";
import { useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import type { Problem } from "../api/problem";
import { Form, Submit, TextField } from "./form";
import { Failed } from "./states";

export type AskedField<N extends string = string> = {
  readonly name: N;
  readonly kind: "text" | "personName" | "email" | "presentPassword" | "newPassword" | "appCode" | "backupCode";
  readonly label: string;
  readonly hint?: string;
  /** Said where nothing is entered; without it the field may stay empty. */
  readonly missing?: string;
  readonly initial?: string;
};

export const shortestPassword = 10;

// Fields that several pages ask for.
export const emailField = {
  name: "email",
  kind: "email",
  label: "E-mail",
  missing: "Enter your e-mail address",
} as const satisfies AskedField;
export const newPasswordField = {
  name: "new-password",
  kind: "newPassword",
  label: "New password",
  hint: "A long one beats a complicated one.",
} as const satisfies AskedField;
export const ownPasswordField = {
  name: "own-password",
  kind: "presentPassword",
  label: "Your password",
  missing: "Enter your password",
} as const satisfies AskedField;
export const appCodeField = {
  name: "code",
  kind: "appCode",
  label: "Code",
  missing: "Enter the code",
} as const satisfies AskedField;

const isPassword = ({ kind }: AskedField): boolean => kind === "presentPassword" || kind === "newPassword";

function problemWith({ kind, missing }: AskedField, value: string): string | undefined {
  if (kind === "newPassword" && value.length < shortestPassword) return `At least ${shortestPassword} characters`;
  return value ? undefined : missing;
}

/** As it is sent: spaces around it count in a password only, and none counts in a code. */
function givenOf(field: AskedField, value: string): string {
  if (isPassword(field)) return value;
  return field.kind === "appCode" ? value.replaceAll(" ", "") : value.trim();
}

export function Ask<const N extends string, T>({
  label,
  fields,
  submit,
  during,
  act,
  onDone,
  onTry,
  otherProblem,
  before,
}: {
  /** Names the form to assistive technology. */
  readonly label: string;
  readonly fields: readonly AskedField<N>[];
  readonly submit: string;
  readonly during: string;
  readonly act: (given: Readonly<Record<N, string>>) => Promise<T>;
  readonly onDone: (result: T, given: Readonly<Record<N, string>>) => void;
  readonly onTry?: () => void;
  /** What another way on the same page came to. */
  readonly otherProblem?: Problem | undefined;
  /** Stands between what went wrong and the fields. */
  readonly before?: Child;
}) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(fields.map(({ name, initial = "" }) => [name, initial])),
  );
  const [wasTried, setTried] = useState(false);
  const given = Object.fromEntries(
    fields.map((field) => [field.name, givenOf(field, typed[field.name] ?? "")]),
  ) as Readonly<Record<N, string>>;
  const { run, isRunning, problem } = useAction(
    async (_key, input: Readonly<Record<N, string>>) => ({ input, result: await act(input) }),
    ({ input, result }) => {
      setTried(false);
      setTyped({ ...input, ...Object.fromEntries(fields.filter(isPassword).map(({ name }) => [name, ""])) });
      onDone(result, input);
    },
  );
  const shown = otherProblem ?? problem;
  return (
    <>
      {shown ? <Failed problem={shown} /> : null}
      {before}
      <Form
        label={label}
        onSubmit={() => {
          setTried(true);
          onTry?.();
          if (fields.every((field) => problemWith(field, given[field.name]) === undefined)) void run(given);
        }}
      >
        {fields.map((field) => (
          <Asked
            key={field.name}
            field={field}
            value={typed[field.name] ?? ""}
            onInput={(value) => setTyped({ ...typed, [field.name]: value })}
            problem={wasTried ? problemWith(field, given[field.name]) : undefined}
          />
        ))}
        <Submit isRunning={isRunning} during={during}>
          {submit}
        </Submit>
      </Form>
    </>
  );
}

function Asked({
  field: { name, kind, label, hint, missing },
  value,
  onInput,
  problem,
}: {
  readonly field: AskedField;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly problem: string | undefined;
}) {
  const common = { name, label, value, onInput, problem, required: missing !== undefined, ...(hint ? { hint } : {}) };
  switch (kind) {
    case "presentPassword":
      return <TextField {...common} type="password" autocomplete="current-password" />;
    case "newPassword":
      return <TextField {...common} required type="password" autocomplete="new-password" />;
    case "email":
      return <TextField {...common} type="email" autocomplete="username" />;
    case "personName":
      return <TextField {...common} autocomplete="name" maxlength={120} />;
    case "appCode":
      return <TextField {...common} autocomplete="one-time-code" inputmode="numeric" />;
    case "backupCode":
      return <TextField {...common} autocomplete="one-time-code" />;
    case "text":
      return <TextField {...common} autocomplete="off" maxlength={60} />;
  }
}

/** What was done, for all to hear. */
export const Done = ({ children }: { readonly children: Child }) => (
  <p class="notice" role="status">
    {children}
  </p>
);
