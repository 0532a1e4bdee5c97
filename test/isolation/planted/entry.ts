/**
 * One planted fault, in a process of its own: says what found it, as JSON on the last line.
 *
 * @module
 */
import { refusal } from "../../../packages/core/src/store/guard";
import { disagreements } from "../guard/disagreements";
import { seeded } from "../seeded";
import { allSections, runSuite } from "../suite/suite";

const engine = process.env["TANDEM_ISOLATION_ENGINE"] ?? "";
const [shownBy = "all"] = process.argv.slice(2);
const seed = 1;

async function findIt(): Promise<{ by: string; what: string; gaps: readonly string[] }> {
  if (shownBy === "guard" || shownBy === "all") {
    const [found] = disagreements(refusal, { commands: 10_000, chance: seeded(seed) }).found;
    if (found || shownBy === "guard") return { by: found ? "guard model" : "", what: JSON.stringify(found), gaps: [] };
  }
  const sections = allSections.filter((section) => shownBy === "all" || section === shownBy);
  const { findings, gaps } = await runSuite({ engine, requests: 1, seed, stopAtFirst: true, sections });
  return { by: findings[0]?.where ?? "", what: findings[0]?.what ?? "", gaps };
}

const outcome = await findIt();
const { user, system } = process.cpuUsage();
process.stdout.write(`\n${JSON.stringify({ ...outcome, cpuSeconds: (user + system) / 1e6 })}\n`, () => process.exit(0));
