/**
 * Secrets: environment variables that name a parameter instead of holding the value, `ssm:/tandem/prod/payment-key`.
 *
 * Invariants
 *   S1  No secret stands in a template, in the function's configuration or in a log: only its name does.
 *   S2  All or nothing. A handler starts with every secret it was promised, or it doesn't start.
 *
 * Read once per process, before the handler's own modules are evaluated, so that no code downstream knows of it. A changed value is
 * picked up by the next cold start.
 *
 * @module
 */
import { InvariantBroken } from "#core/kernel";

const scheme = "ssm:";

/** Gives the values of the named parameters, decrypted. At most ten names, as Parameter Store allows per call. */
export type ReadParameters = (names: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/**
 * Replaces each reference in `environment` by its value, in place.
 *
 * @throws InvariantBroken naming the variables and parameters (never values) that are missing: a wrong deployment
 */
export async function loadSecrets(
  environment: Record<string, string | undefined>,
  readParameters: ReadParameters,
): Promise<void> {
  const references = Object.entries(environment).flatMap(([variable, value]) =>
    value?.startsWith(scheme) ? [{ variable, parameter: value.slice(scheme.length) }] : [],
  );
  if (references.length === 0) return;
  const values = await readParameters([...new Set(references.map(({ parameter }) => parameter))]);
  const missing = references.filter(({ parameter }) => !values.get(parameter));
  if (missing.length > 0)
    throw new InvariantBroken(
      `S2: no value for ${missing.map(({ variable, parameter }) => `${variable} (${parameter})`).join(", ")}`,
    );
  for (const { variable, parameter } of references) environment[variable] = values.get(parameter);
}
