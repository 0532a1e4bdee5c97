#!/usr/bin/env node
// The sources are TypeScript: tsx reads them, so that there is no build to go stale.
import { register } from "tsx/esm/api";

// The SDK's notice about Node 20 would stand above every answer.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
register();
const { main } = await import("../src/main.ts");
process.exitCode = await main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
});
