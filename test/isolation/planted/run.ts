/**
 * npm run isolation:planted: every planted fault, and what found it. `-- --only storefront` runs those whose name has the word.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { startEngine } from "../../../packages/local/src/engine";
import { faults } from "./faults";
import { runAll } from "./plant";

const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
const chosen = faults.filter(({ name }) => name.includes(values.only));
const engine = await startEngine();
const sum = { caught: 0, cpuSeconds: 0, falseAlarms: 0 };
// Without a fault nothing may be found, or the rest would say nothing.
await runAll([...chosen, undefined], engine.endpoint, (fault, { by, what, cpuSeconds }) => {
  const isRight = (by !== "") === (fault !== undefined);
  if (fault && isRight) sum.caught += 1;
  if (!fault && !isRight) sum.falseAlarms += 1;
  sum.cpuSeconds += cpuSeconds;
  const verdict = fault ? (isRight ? "caught" : "MISSED") : isRight ? "quiet" : "FALSE ALARM";
  console.log(`${verdict}  ${fault?.name ?? "nothing planted"} (${cpuSeconds.toFixed(0)} s of CPU)`);
  if (by + what !== "") console.log(`          ${`${by} ${what}`.replaceAll("\n", " ").slice(0, 220)}`);
});
await engine.stop();
console.log(`caught/planted: ${sum.caught}/${chosen.length} in ${sum.cpuSeconds.toFixed(0)} s of CPU`);
process.exit(sum.caught === chosen.length && sum.falseAlarms === 0 ? 0 : 1);
