/**
 * What `npm start` runs once everything is installed, with the words of its own command line. Importing it starts it.
 *
 * @module
 */
import { Fault } from "#core/kernel";
import { demoPassword, demoTenants } from "./seed/marketplace";
import { type Runtime, startRuntime } from "./runtime";
import { readOptions, usage } from "./start/options";

/** Runs until it is asked to stop. Returns the exit code. */
async function main(words: readonly string[], cwd: string): Promise<number> {
  let runtime: Runtime | undefined;
  const asked = askedToStop();
  try {
    const options = readOptions(words, cwd);
    if (options.help) {
      process.stdout.write(usage);
      return 0;
    }
    const beganMs = performance.now();
    process.stdout.write(`Tandem is starting on ${options.dataDir} …\n`);
    const starting = startRuntime({
      ...options,
      say: (step) => process.stdout.write(`  first run: ${step} …\n`),
      onError: (error) => process.stderr.write(`${describe(error)}\n`),
    });
    const first = await Promise.race([starting, asked]);
    if (typeof first === "string") {
      // Stopped while starting: what has started is stopped as soon as it can be.
      await (await starting).stop();
      return 0;
    }
    runtime = first;
    process.stdout.write(welcome(runtime.url, Math.round(performance.now() - beganMs)));
    const reason = await Promise.race([asked, runtime.databaseEnded.then((said) => ({ said }))]);
    if (typeof reason !== "string") {
      process.stderr.write(`The embedded database ended: ${reason.said}\n`);
      await runtime.stop();
      return 1;
    }
    process.stdout.write("Stopping …\n");
    await runtime.stop();
    return 0;
  } catch (error) {
    process.stderr.write(`\n${describe(error)}\n`);
    return 1;
  }
}

/** Ctrl-C, a service manager's signal, or npm gone from above us. */
function askedToStop(): Promise<string> {
  return new Promise((settle) => {
    let signals = 0;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        settle(signal);
        signals += 1;
        // npm passes on what the terminal sends to both, so a second one soon after is the same wish.
        if (signals > 2) process.exit(130);
      });
    }
    if (!process.env["npm_lifecycle_event"]) return;
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || settle("npm ended"), 1_000).unref();
  });
}

const describe = (error: unknown): string => {
  if (!(error instanceof Fault)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = `${error.message.replace(/\.+$/, "")}.`;
  return error.wayOut ? `${message}\n${error.wayOut}` : message;
};

function welcome(url: string, tookMs: number): string {
  const storefronts = demoTenants.flatMap(({ storefront, reaches }) =>
    storefront && reaches === "active" ? [storefront] : [],
  );
  const { host, protocol } = new URL(url);
  const lines = [
    "",
    `Tandem is running (${(tookMs / 1_000).toFixed(1)} s). Start here: ${url}/`,
    "",
    ...storefronts.map(({ title, name }) => `  ${title.padEnd(20)} ${protocol}//${name}.${host}/`),
    `  ${"Console".padEnd(20)} ${url}/console/`,
    `  ${"Mailbox".padEnd(20)} ${url}/mailbox/`,
    `  ${"Test payments".padEnd(20)} ${url}/pay/`,
    `  ${"API reference".padEnd(20)} ${url}/api/reference`,
    "",
    `Sign in to the console with the password ${demoPassword} as`,
    ...demoTenants.map(({ name, email, roles }) => `  ${email.padEnd(34)} ${name} (${roles.join(", ")})`),
    "",
    "Ctrl-C stops it. The data stays; --fresh starts over.",
    "",
  ];
  return lines.join("\n");
}

process.exit(await main(process.argv.slice(2), process.cwd()));
