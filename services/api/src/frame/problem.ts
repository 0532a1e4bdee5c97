/**
 * Problems: what any error becomes on the wire (RFC 9457).
 *
 * Invariants
 *   P1  `code` is stable and public; nothing else of an error is.
 *   P2  Our own bugs say nothing but a correlation id. What they are goes to the log, under the same id.
 *
 * @module
 */
import { Fault, faultStatus } from "#core/kernel";
import * as z from "zod";
import { ProtocolFault } from "./protocol-fault";

export const problemType = "application/problem+json";

export const Problem = z
  .object({
    type: z.string().meta({ description: "Where the code is explained, relative to the API's address." }),
    title: z.string().meta({ description: "What happened, for people. The wording may change." }),
    status: z.int().min(400).max(599).meta({ description: "The HTTP status again." }),
    code: z.string().meta({ description: "What happened, for programs: `<context>.<reason>`. Never renamed." }),
    instance: z.string().meta({ description: "Names this occurrence; quote it to support." }),
    wayOut: z.string().optional().meta({ description: "What the caller can do about it." }),
    details: z
      .array(
        z.object({
          path: z.string().meta({ description: "JSON pointer to the place, without its leading slash." }),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional()
      .meta({ description: "Each thing that is wrong with the input." }),
  })
  .meta({
    id: "Problem",
    description: "A problem as RFC 9457 describes it.",
    examples: [
      {
        type: "reference#http.not_found",
        title: "There is nothing here",
        status: 404,
        code: "http.not_found",
        instance: "urn:tandem:request:0f7ad1c5b3e14a5d9c20",
      },
    ],
  });
export type Problem = z.infer<typeof Problem>;

export type ProblemAnswer = { readonly problem: Problem; readonly headers: Readonly<Record<string, string>> };

/** Whoever is told to come back is told when. */
const waitSeconds = (fault: Fault | undefined, status: number): string | undefined =>
  fault?.code === "idempotency.running" ? "2" : status === 503 ? "1" : undefined;

const throttledBy = new Set([
  "ThrottlingException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "InternalServerError",
]);

/** What the caller is told; `isOurs` when somebody of ours has to look. */
export function toProblem(error: unknown, requestId: string): ProblemAnswer & { readonly isOurs: boolean } {
  const fault = asFault(error);
  const status = statusOf(fault);
  const problem: Problem = {
    type: `reference#${fault?.code ?? "internal"}`,
    title: fault?.message ?? "Something broke on our side",
    status,
    code: fault?.code ?? "internal",
    instance: `urn:tandem:request:${requestId}`,
    ...(fault?.wayOut === undefined ? {} : { wayOut: fault.wayOut }),
    ...(fault && fault.details.length > 0 ? { details: [...fault.details] } : {}),
  };
  const wait = waitSeconds(fault, status);
  const headers: Record<string, string> = {
    ...(fault instanceof ProtocolFault ? fault.headers : {}),
    ...(status === 401 ? { "www-authenticate": 'Bearer realm="tandem"' } : {}),
    ...(wait === undefined ? {} : { "retry-after": wait }),
  };
  return { problem, headers, isOurs: fault === undefined };
}

export const statusOf = (fault: Fault | undefined): number =>
  fault === undefined ? 500 : fault instanceof ProtocolFault ? fault.status : faultStatus[fault.kind];

function asFault(error: unknown): Fault | undefined {
  if (error instanceof Fault) return error;
  if (error instanceof Error && throttledBy.has(error.name)) {
    return new Fault("store.busy", "unavailable", "Many requests at once", { wayOut: "Try again in a moment." });
  }
  return undefined;
}
