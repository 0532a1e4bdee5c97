/**
 * Checks that the lock file names every optional package of every locked package, for all platforms.
 *
 * Registries that mirror only what one platform needs make npm write a lock file without the others; `npm ci` then fails
 * elsewhere ("Missing … from lock file"), on exactly the machines where nobody looked. `--fix` adds what is missing from
 * what the dependent says: name, exact version, and the platform in its name. Without `integrity`, npm takes what the
 * registry of that machine serves.
 *
 * Usage: node scripts/check-lock.mjs [--fix] [package-lock.json]
 */
import { readFileSync, writeFileSync } from "node:fs";

const operatingSystems = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const processors = ["arm64", "arm", "ia32", "ppc64", "riscv64", "s390x", "x64"];

/** The key under which `name` resolves for the package at `from`, as Node looks for it: here, then each folder above. */
function resolve(packages, from, name) {
  let folder = from;
  for (;;) {
    const key = `${folder && `${folder}/`}node_modules/${name}`;
    if (packages[key]) return key;
    if (!folder) return undefined;
    folder = folder.includes("/node_modules/") ? folder.slice(0, folder.lastIndexOf("/node_modules/")) : "";
  }
}

function missingOptionals(packages) {
  return Object.entries(packages).flatMap(([from, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !resolve(packages, from, name))
      .map(([name, version]) => ({ from, name, version, dev: entry.dev === true })),
  );
}

/** `@scope/binding-linux-x64-gnu` is for linux, x64, glibc. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = operatingSystems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith("musl"))
    ? "musl"
    : words.some((word) => word.startsWith("gnu")) && "glibc";
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }), ...(os === "linux" && libc && { libc: [libc] }) };
}

function addMissing(lock) {
  for (const { name, version, dev } of missingOptionals(lock.packages)) {
    const { cpu, os, libc } = platformOf(name);
    if (!/^\d+\.\d+\.\d+/.test(version) || !os || !cpu)
      throw new Error(`${name}@${version} can't be added by its name`);
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu,
      ...(dev && { dev }),
      ...(libc && { libc }),
      optional: true,
      os,
    };
  }
  const [root, ...rest] = Object.keys(lock.packages);
  // npm's own order, so that its next write changes nothing.
  const sorted = [root, ...rest.sort((a, b) => a.localeCompare(b, "en"))];
  lock.packages = Object.fromEntries(sorted.map((key) => [key, lock.packages[key]]));
}

const fix = process.argv.includes("--fix");
const path = process.argv.slice(2).find((argument) => !argument.startsWith("--")) ?? "package-lock.json";
const lock = JSON.parse(readFileSync(path, "utf8"));
const before = missingOptionals(lock.packages);
if (fix && before.length > 0) {
  addMissing(lock);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
}
const left = fix ? missingOptionals(lock.packages) : before;
for (const { from, name, version } of left) {
  console.error(`${path}: ${name}@${version} is missing, an optional dependency of ${from || "this project"}`);
}
if (left.length > 0) console.error("Run `node scripts/check-lock.mjs --fix` and commit the lock file.");
else if (fix && before.length > 0) console.log(`${path}: added ${before.length} optional packages of other platforms`);
process.exitCode = left.length > 0 ? 1 : 0;
