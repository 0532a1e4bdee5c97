/**
 * docs/access-patterns.md, put together from the tables in the entities' doc comments: the rule stays beside the code.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Sources of a folder, tests apart, as paths from the root. */
export const sources = (folder: string): string[] =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter(
      (path) => /\.tsx?$/.test(path) && !/\.(test|fixture|gen)\.tsx?$/.test(path) && !path.includes("node_modules"),
    )
    .toSorted();

export const read = (path: string): string => readFileSync(`${root}${path}`, "utf8");

/** Files that define entities, but for the one that defines what an entity is. */
export const entityFiles = (): string[] =>
  ["packages", "services"].flatMap(sources).filter((path) => /= defineEntity\(/.test(read(path)));

/** The table and the sentences around it, from the first doc comment of a file. */
function patternsOf(path: string): string {
  const comment = /^\/\*\*\n([\s\S]*?)\n \*\//m.exec(read(path))?.[1] ?? "";
  return comment
    .split("\n")
    .map((line) => line.replace(/^ \* ?/, ""))
    .filter((line) => !line.startsWith("@module"))
    .join("\n")
    .trim();
}

export function accessPatterns(): string {
  const parts = entityFiles().map((path) => `## \`${path}\`\n\n${patternsOf(path)}\n`);
  return `# Access patterns

Every question the table answers, by entity. Put together from the doc comments of the entities by \`npm run generate\`;
change it there. Keys lead with the owner: a tenant's id, or \`platform\` for what belongs to no tenant. There is no secondary
index yet, so a write costs what its item costs.

${parts.join("\n")}`;
}
