/**
 * The tenant guard against an independent oracle. `TANDEM_GUARD_COMMANDS` makes the run longer, `TANDEM_SEED` repeats one.
 */
import { randomInt } from "node:crypto";
import { refusal } from "../../../packages/core/src/store/guard";
import { expect, it } from "vitest";
import { seeded } from "../seeded";
import { disagreements } from "./disagreements";

const commands = Number(process.env["TANDEM_GUARD_COMMANDS"] ?? 100_000);
const seed = Number(process.env["TANDEM_SEED"] ?? randomInt(2 ** 31));

it(`invariant 2: guard and Cedar agree on ${commands} commands (seed ${seed})`, { timeout: 600_000 }, () => {
  const { found, permitted, compared } = disagreements(refusal, { commands, chance: seeded(seed) });
  console.log(`guard: ${compared} commands, ${permitted} permitted, ${found.length} disagreements, seed ${seed}`);
  expect(found).toEqual([]);
  // Neither side of the comparison is empty.
  expect(permitted).toBeGreaterThan(compared / 20);
  expect(compared - permitted).toBeGreaterThan(compared / 20);
});

it("finds a guard that forgets one of its rules (the agreement above would mean nothing otherwise)", () => {
  const open =
    (forgotten: string): typeof refusal =>
    (scope, operation, body) =>
      operation === forgotten ? null : refusal(scope, operation, body);
  for (const operation of ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "BatchWriteItem", "Scan"]) {
    expect(disagreements(open(operation), { commands: 5_000, chance: seeded(1) }).found).not.toEqual([]);
  }
});
