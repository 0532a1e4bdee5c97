/**
 * A planted fault: a replacement in one source, and what has to show it.
 *
 * @module
 */
import type { Section } from "../suite/suite";

export type Replacement = {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
};
export type Fault = Replacement & {
  /** The part of the suite that has to show it; the guard's own faults are shown by its model. */
  readonly shownBy: "guard" | Section;
};
