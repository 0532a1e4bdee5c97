/**
 * Guard and oracle side by side.
 *
 * @module
 */
import type { refusal } from "../../../packages/core/src/store/guard";
import type { Chance } from "../seeded";
import { commandOf, scopeOf } from "./commands";
import { permits } from "./oracle";

type Found = {
  readonly operation: string;
  readonly body: string;
  readonly scope: string;
  readonly guard: string | null;
};

/** What the two don't agree on, ten at the most. */
export function disagreements(
  guard: typeof refusal,
  { commands, chance }: { readonly commands: number; readonly chance: Chance },
): { readonly found: readonly Found[]; readonly permitted: number; readonly compared: number } {
  const found: Found[] = [];
  let permitted = 0;
  let compared = 0;
  while (compared < commands && found.length < 10) {
    const scope = scopeOf(chance);
    const { operation, body, intent } = commandOf(chance);
    const refused = guard(scope, operation, body);
    const allowed = permits(scope, intent);
    compared += 1;
    if (allowed) permitted += 1;
    if (allowed === (refused === null)) continue;
    found.push({ operation, body: JSON.stringify(body), scope: JSON.stringify(scope), guard: refused });
  }
  return { found, permitted, compared };
}
