/**
 * `npm start`: installs what is missing, then runs the product in this process. Needs nothing but Node and npm.
 *
 * Usage: npm start [-- --fresh --port N --data DIR]
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const wanted = [20, 20];

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  console.error(
    `Tandem needs Node ${wanted.join(".")} or later; this is ${process.versions.node}. See https://nodejs.org/.`,
  );
  process.exit(1);
}

const readLock = (path) => {
  try {
    return JSON.parse(readFileSync(join(root, path), "utf8")).packages ?? {};
  } catch {
    return undefined;
  }
};

/** What the lock file wants, or why nothing needs to be installed. Optional packages may be missing: they are other platforms'. */
function installNeeded() {
  const locked = readLock("package-lock.json");
  const installed = readLock("node_modules/.package-lock.json");
  if (!locked) return undefined;
  if (!installed) return { reason: "Nothing is installed yet", development: false };
  const development = Object.values(installed).some(({ dev }) => dev);
  // A tool of the tests that has changed is for `npm test` to install: nothing here needs it.
  const stale = Object.entries(locked).find(
    ([path, { version, dev, optional, devOptional }]) =>
      path && !dev && !optional && !devOptional && installed[path]?.version !== version,
  );
  if (!stale) return undefined;
  return { reason: `${stale[0].replace(/^.*node_modules\//, "")} is out of date`, development };
}

const needed = installNeeded();
if (needed) {
  const words = ["ci", "--no-audit", "--no-fund", "--loglevel=error", ...(needed.development ? [] : ["--omit=dev"])];
  console.log(`${needed.reason}: running npm ${words.join(" ")} …`);
  const npm = process.env.npm_execpath;
  const { status, error } = npm?.endsWith("js")
    ? spawnSync(process.execPath, [npm, ...words], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", words, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) {
    console.error(
      error
        ? `npm couldn't be run: ${error.message}.`
        : "The install failed. Is the network there? Fix what npm says above, and run npm start again.",
    );
    process.exit(1);
  }
}

// The SDK's notice about Node 20 would stand above everything else.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
// The sources are TypeScript: tsx reads them, so that there is no build to go stale. JSX is set there.
process.env.TSX_TSCONFIG_PATH = join(root, "tsconfig.json");
const { register } = await import("tsx/esm/api");
register();
await import("../packages/local/src/main.ts");
