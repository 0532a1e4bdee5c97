/**
 * One planted fault, in a process of its own: says what found it, as JSON on the last line.
 *
 * @module
 */
import { refusal } from "../../../packages/core/src/store/guard";
import { disagreements } from "../guard/disagreements";
import { seeded } from "../seeded";
import { runSuite } from "../suite/suite";

const engine = process.env["TANDEM_ISOLATION_ENGINE"] ?? "";
const [mode] = process.argv.slice(2);
// The model knows nothing beyond the guard, and takes a while.
const { found } = disagreements(refusal, { commands: mode === "guard" ? 10_000 : 0, chance: seeded(1) });
const report = found.length > 0 ? undefined : await runSuite({ engine, requests: 1, seed: 1, stopAtFirst: true });
const [first] = report?.findings ?? [];
const by = found.length > 0 ? "guard model" : (first?.where ?? "");
process.stdout.write(`\n${JSON.stringify({ by, what: first?.what ?? "", gaps: report?.gaps ?? [] })}\n`, () =>
  process.exit(0),
);
