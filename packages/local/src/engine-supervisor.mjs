/**
 * Runs the engine for as long as standard input stays open, and not a moment longer.
 *
 * The parent holds the other end of that pipe. The kernel closes it however the parent ends, `kill -9` included, so the
 * engine can't be orphaned; `PR_SET_PDEATHSIG` would do the same on Linux only. Plain JavaScript, because it must start
 * without a loader.
 *
 * Usage: node engine-supervisor.mjs <binary> [argument…]
 */
import { spawn } from "node:child_process";

const [binary, ...engineArguments] = process.argv.slice(2);
const engine = spawn(binary, engineArguments, { stdio: ["ignore", "inherit", "inherit"], windowsHide: true });

const stopEngine = () => {
  engine.kill("SIGTERM");
  setTimeout(() => engine.kill("SIGKILL"), 2_000).unref();
};

engine.on("error", (error) => {
  process.stderr.write(`error: ${error.message}\n`);
  process.exit(1);
});
engine.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

process.stdin.on("end", stopEngine).on("close", stopEngine).on("error", stopEngine).resume();
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, stopEngine);
