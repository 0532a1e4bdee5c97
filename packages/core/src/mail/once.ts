/**
 * One mail per id, however often its event comes: who sends leaves a mark, and who finds one doesn't send.
 *
 * The mark comes after the mail, because a mail too many is a lesser evil than none. So a second copy goes out where a delivery
 * ends between the carrier's answer and the mark, or two deliveries of one event run side by side; never where the first has
 * settled, so neither a redrive nor a replay mails anybody again.
 *
 * @module
 */
import type { Id, Instant } from "../kernel";
import { recordOnce } from "../store";
import { MailMarkEntity } from "./mark.entity";
import type { Mail, Mailer } from "./mailer";

/**
 * Sends the mail unless it went out before. In the scope of the tenant that it is sent for.
 *
 * @throws Fault `input.invalid` (invalid) for an address or a header that isn't one
 */
export async function sendOnce(
  mailer: Pick<Mailer, "send">,
  { tenantId, mail, at }: { readonly tenantId: Id<"ten">; readonly mail: Mail; readonly at: Instant },
): Promise<"sent" | "replayed"> {
  const key = { tenantId, mailId: mail.mailId };
  const { data: mark } = await MailMarkEntity.get(key).go({ consistent: true });
  if (mark) return "replayed";
  await mailer.send(mail);
  await recordOnce({ put: MailMarkEntity.create({ ...key, sentAt: at }).params() });
  return "sent";
}
