/**
 * What the suite would find, were it there. All planted faults: `npm run isolation:planted`; here some of them, others each time.
 */
import { randomInt } from "node:crypto";
import { expect, inject, it } from "vitest";
import { seeded } from "../seeded";
import { type Fault, faults, type Replacement } from "./faults";
import { plantIn, readSource, runPlanted } from "./plant";

const seed = Number(process.env["TANDEM_SEED"] ?? randomInt(2 ** 31));
const chance = seeded(seed);
const isGuards = ({ shownBy }: Fault): boolean => shownBy === "guard";
const [ofGuard, others] = [faults.filter(isGuards), faults.filter((fault) => !isGuards(fault))];
const first = chance.below(others.length);
/** One of the guard's, and two of other layers. */
const drawn = [
  chance.pick(ofGuard),
  ...[first, (first + 1 + chance.below(others.length - 1)) % others.length].flatMap((index) => others[index] ?? []),
];

const named = <F extends Replacement>(fault: F): [string, F] => [fault.name, fault];

it.each(faults.map(named))("can still be planted: %s", async (_, fault) => {
  const source = await readSource(fault);
  expect(plantIn(source, fault)).not.toBe(source);
});

it.each(drawn.map(named))(
  `invariant 2: the suite finds what is planted: %s (seed ${seed})`,
  { timeout: 600_000 },
  async (_, fault) => {
    const { by, what } = await runPlanted(fault, inject("dynamodbEndpoint"), faults.indexOf(fault));
    expect(by, what).not.toBe("");
  },
);

it("at least 30 faults are planted, none twice", () => {
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
  expect(faults.length).toBeGreaterThanOrEqual(30);
});
