/**
 * npm run isolation -- --requests 100000 --seed 7: the suite as long as one likes, against an engine of its own.
 *
 * @module
 */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { startEngine } from "../../packages/local/src/engine";
import { runSuite } from "./suite/suite";

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "6000" },
    seed: { type: "string", default: String(randomInt(2 ** 31)) },
  },
});
const [requests, seed] = [Number(values.requests), Number(values.seed)];
const engine = await startEngine();
const bar = new SingleBar({ format: "{bar} {value}/{total} requests, {eta_formatted} left", noTTYOutput: false });
bar.start(requests, 0);
const report = await runSuite({ engine: engine.endpoint, requests, seed, progress: (done) => bar.update(done) });
bar.stop();
await engine.stop();
for (const { where, what } of report.findings) console.log(`${where}\n  ${what}`);
for (const gap of report.gaps) console.log(`Not covered: ${gap}`);
const { findings, events, mails, seconds } = report;
console.log(
  `${report.requests} requests, ${events} forged events, ${mails} mails in ${seconds.toFixed(0)} s: ${findings.length} findings (seed ${seed})`,
);
process.exit(findings.length + report.gaps.length === 0 ? 0 : 1);
