/**
 * npm run isolation:planted: every planted fault, and what found it. `-- --only storefront` runs those whose name has the word.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { startEngine } from "../../../packages/local/src/engine";
import { faults } from "./faults";
import { runAll, runPlanted } from "./plant";

const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
const chosen = faults.filter(({ name }) => name.includes(values.only));
const engine = await startEngine();
const started = performance.now();
const clean = values.only === "" ? await runPlanted(undefined, engine.endpoint, faults.length) : { by: "", what: "" };
if (clean.by !== "") console.log(`The suite finds something without a fault: ${clean.by}: ${clean.what}`);
let caught = 0;
await runAll(chosen, engine.endpoint, ({ name }, { by, what }) => {
  if (by !== "") caught += 1;
  console.log(
    `${by === "" ? "MISSED" : "caught"}  ${name}\n          ${`${by} ${what}`.replaceAll("\n", " ").slice(0, 220)}`,
  );
});
await engine.stop();
console.log(`${caught}/${chosen.length} caught in ${((performance.now() - started) / 1000).toFixed(0)} s`);
process.exit(caught === chosen.length && clean.by === "" ? 0 : 1);
