import { defineConfig } from "vitest/config";

// Dates in fixtures and formatted mails must read the same on every machine.
process.env["TZ"] = "UTC";
// The SDK's notice about Node 20 would stand above every run.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

export default defineConfig({
  test: {
    include: [
      "packages/**/*.test.{ts,tsx}",
      "services/**/*.test.ts",
      "web/**/*.test.{ts,tsx}",
      "test/{integration,isolation,simulation,stacks,e2e}/**/*.test.ts",
      "scripts/**/*.test.ts",
    ],
    globalSetup: ["test/support/global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
  },
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
});
