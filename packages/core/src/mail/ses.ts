/**
 * SES as a carrier. It has no key of idempotency: two calls are two mails.
 *
 * @module
 */
import { SendEmailCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { checkMail, mailbox, type Mailer, type MailFile } from "./mailer";

export function sesMailer(client: Pick<SESv2Client, "send"> = new SESv2Client({})): Mailer {
  return {
    send: async (input) => {
      const { mailId, to, from, replyTo, subject, html, text, files = [] } = checkMail(input);
      const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: mailbox(from),
          Destination: { ToAddresses: [to] },
          ...(replyTo ? { ReplyToAddresses: [replyTo] } : {}),
          Content: {
            Simple: {
              Subject: utf8(subject),
              Body: { Html: utf8(html), Text: utf8(text) },
              // Without it some mail programs fold the mails of two orders into one conversation. It spares nobody a second copy.
              Headers: [{ Name: "X-Entity-Ref-ID", Value: mailId }],
              ...(files.length > 0 ? { Attachments: files.map(attachmentOf) } : {}),
            },
          },
          EmailTags: [{ Name: "mailId", Value: mailId }],
        }),
      );
    },
    // SES delivers and keeps no mail; its metrics and events name mails by id.
    forget: () => Promise.resolve(0),
  };
}

const attachmentOf = ({ name, type, content }: MailFile) => ({
  FileName: name,
  ContentType: type,
  ContentDisposition: "ATTACHMENT" as const,
  RawContent: Buffer.from(content, "base64"),
});
