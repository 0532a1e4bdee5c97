import { configureCore } from "#core/config";
import { errorLine } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { openMailer } from "#core/mail";
import { Privacy } from "#core/privacy";

/**
 * Carries out what has become free since, and what nears its deadline, whether or not anybody confirmed it.
 *
 * A request that can't be brought on doesn't keep the others waiting; the job fails at the end, so that somebody is alarmed.
 */
export async function handler(): Promise<void> {
  const config = configureCore();
  const { done, failures, overdue } = await Privacy.advanceAll({
    secret: config.pairwiseKey,
    mailer: await openMailer(config.mail),
    mailFrom: config.mailFrom,
    publicUrl: config.publicUrl,
    at: systemClock.now(),
    random: systemRandom,
    log: (entry) => console.error(JSON.stringify(entry)),
  });
  for (const { privacyRequestId, error } of failures) {
    console.error(
      JSON.stringify({ level: "error", job: "advance-privacy-requests", privacyRequestId, ...errorLine(error) }),
    );
  }
  if (done > 0) console.log(JSON.stringify({ level: "info", job: "advance-privacy-requests", done }));
  if (failures.length > 0 || overdue.length > 0) {
    throw new Error(
      `${failures.length} privacy requests can't be brought on; overdue: ${overdue.join(", ") || "none"}`,
    );
  }
}
