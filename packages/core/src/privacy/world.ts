import type { Instant, Random } from "../kernel";
import type { Mailer } from "../mail";

/** What carrying out a request needs of the world; doors pass it in. */
export type World = {
  /** The deployment's pairwise key. */
  readonly secret: string;
  readonly mailer: Mailer;
  readonly mailFrom: string;
  readonly publicUrl: string;
  readonly at: Instant;
  readonly random: Random;
  /** Gets one line for each mail that couldn't be sent: no mail may keep an erasure from its deadline. */
  readonly log?: (entry: Readonly<Record<string, unknown>>) => void;
};
