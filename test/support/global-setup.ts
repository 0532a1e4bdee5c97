/**
 * One engine for a whole test run, in memory. Test files get tables of their own in it.
 *
 * @module
 */
import type { TestProject } from "vitest/node";
import { startEngine } from "../../packages/local/src/engine";

declare module "vitest" {
  interface ProvidedContext {
    dynamodbEndpoint: string;
  }
}

export default async function startEngineForRun(project: TestProject): Promise<() => Promise<void>> {
  const engine = await startEngine();
  project.provide("dynamodbEndpoint", engine.endpoint);
  return engine.stop;
}
