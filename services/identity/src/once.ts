/**
 * A code of an app signs in once (RFC 6238, section 5.2). The library keeps no last step, so whoever saw a code typed could use it again for as
 * long as it counts.
 *
 * The claim comes after the code proved right: nobody burns another's code by guessing, and of two who bring one at once the table lets the
 * first win. Until it is claimed, no answer has left with the session that it opened.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { Fault, type Instant, plusMs } from "#core/kernel";
import * as z from "zod";
import type { Auth } from "./auth";

/** Longer than a code counts: its own half minute, and the ones before and after. */
const keptMs = 120_000;

const Verified = z.object({ user: z.object({ id: z.string() }) });

/** Whether the code that was verified at this time hadn't been before. */
export async function isFirstUse(
  auth: Auth,
  response: Response,
  { code, at }: { readonly code: unknown; readonly at: Instant },
): Promise<boolean> {
  const { user } = Verified.parse(await response.clone().json());
  // An id holds one row, and a row of a few days ago that says the same six digits is one in a million.
  const id = `totp-${createHash("sha256")
    .update(`${user.id} ${String(code)}`)
    .digest("hex")
    .slice(0, 40)}`;
  const { adapter } = await auth.$context;
  const dates = { createdAt: new Date(at), updatedAt: new Date(at), expiresAt: new Date(plusMs(at, keptMs)) };
  try {
    await adapter.create({
      model: "verification",
      data: { id, identifier: id, value: "used", ...dates },
      forceAllowId: true,
    });
    return true;
  } catch (error) {
    if (error instanceof Fault && error.code === "account.taken") return false;
    throw error;
  }
}
