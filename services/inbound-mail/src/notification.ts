/**
 * What SES says of a mail that it received: the notification of its SNS action, with the mail itself in it (AWS SES developer guide,
 * "Contents of notifications for Amazon SES email receiving"). The queue hands it over as it is (raw message delivery).
 *
 * @module
 */
import * as z from "zod";

const Verdict = z.object({ status: z.string() }).transform(({ status }) => status);

export const Notification = z.object({
  notificationType: z.literal("Received"),
  mail: z.object({
    timestamp: z.string(),
    /** The envelope's sender; empty for a bounce. */
    source: z.string(),
    messageId: z.string().min(1),
  }),
  receipt: z.object({
    recipients: z.array(z.string()).max(100),
    spamVerdict: Verdict,
    virusVerdict: Verdict,
    spfVerdict: Verdict,
    dmarcVerdict: Verdict,
    action: z.object({ type: z.literal("SNS"), encoding: z.enum(["UTF8", "BASE64"]) }),
  }),
  content: z.string(),
});
export type Notification = z.infer<typeof Notification>;
