/**
 * A stage on AWS, reached with the caller's own credentials and region.
 *
 * @module
 */
import { Fault } from "#core/kernel";
import { connect } from "#core/store";
import { Tenant } from "#core/tenant";

/** Runs `body` with the store connected to the stage's table. */
export async function withStage<R>(stage: string, body: () => Promise<R>): Promise<R> {
  connect({ tableName: `tandem-${stage}` });
  await Tenant.list({ limit: 1 }).catch((cause: unknown) => {
    throw unreachable("table", stage, cause);
  });
  return body();
}

/** What of a stage can't be reached, and why: `cli.no_stage` (not_found). */
export function unreachable(what: string, stage: string, cause: unknown): Fault {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Fault("cli.no_stage", "not_found", `The ${what} of stage “${stage}” can't be reached: ${why}`, {
    wayOut: "Check the name, AWS_REGION and your credentials (AWS_PROFILE).",
    cause,
  });
}
