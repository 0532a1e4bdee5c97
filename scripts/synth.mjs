/**
 * Synthesises all stacks without credentials and without the network.
 *
 *   node scripts/synth.mjs [stage] [outdir]
 *
 * Prints resources per stack and fails on a stack near CloudFormation's limit, or when something would have to be looked up.
 */
process.env.NODE_ENV = "test"; // SST then skips its bootstrap look-up
process.env.SST_TELEMETRY_DISABLED = "1";
const started = performance.now();
const [stage = "dev", outdir = ".sst/dist"] = process.argv.slice(2);
const { initProject, useProject } = await import("sst/project.js");
const { Stacks } = await import("sst/stacks/index.js");
const { App } = await import("sst/constructs");

await initProject({ stage, region: process.env.AWS_REGION ?? "eu-west-1" });
const { config, paths } = useProject();
const [, sst] = await Stacks.load(paths.config);
const app = new App(
  {
    mode: "deploy",
    stage,
    name: config.name,
    region: config.region,
    account: process.env.AWS_ACCOUNT_ID ?? "111111111111",
  },
  { outdir, context: { "aws:cdk:enable-path-metadata": false } },
);
await sst.stacks(app);
await app.finish();
const assembly = app.synth();

/** CloudFormation takes 500 resources in a stack; the subscriber's stack grows by about ten per subscription. */
const resourceLimit = 450;
let failed = (assembly.manifest.missing?.length ?? 0) > 0;
for (const { stackName, template } of assembly.stacks) {
  const count = Object.keys(template.Resources ?? {}).length;
  if (count > resourceLimit) failed = true;
  console.log(
    `${stackName.padEnd(32)}${String(count).padStart(4)} resources${count > resourceLimit ? ": split it" : ""}`,
  );
}
for (const missing of assembly.manifest.missing ?? []) console.error(`Needs a look-up: ${missing.key}`);
console.log(`${assembly.stacks.length} templates in ${outdir}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
process.exit(failed ? 1 : 0);
