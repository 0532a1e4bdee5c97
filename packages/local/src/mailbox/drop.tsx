/**
 * Drops a mail in, as SES would: the form's mail goes to the very handler that takes mail on AWS.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { systemClock } from "#core/kernel/system";
import * as z from "zod";
import { Frame } from "../page/frame";

/** Loaded at the first mail, when the environment is set: it reads it as it loads. */
const inboundModule = "../../../../services/inbound-mail/src/handler.ts";

type Outcome = { readonly outcome: string; readonly reason?: string };
type Take = (body: string) => Promise<readonly Outcome[]>;

/** One line: what a header may hold. */
const Line = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .transform((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim());

const Dropped = z.object({
  from: Line(254).pipe(z.email()),
  to: Line(254).pipe(z.email()),
  subject: Line(200),
  text: z.string().max(20_000),
});
type Dropped = z.infer<typeof Dropped>;

/** What SES would say of it. Nobody forges anything here, so the carrier vouches for the sender. */
export function notificationOf({ from, to, subject, text }: Dropped): string {
  const passed = { status: "PASS" };
  const word = (line: string) => `=?UTF-8?B?${Buffer.from(line).toString("base64")}?=`;
  const mail = [
    `From: <${from}>`,
    `To: <${to}>`,
    `Subject: ${word(subject)}`,
    `Message-ID: <${randomUUID()}@${from.slice(from.indexOf("@") + 1)}>`,
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(text).toString("base64"),
  ].join("\r\n");
  return JSON.stringify({
    notificationType: "Received",
    mail: { timestamp: systemClock.now(), source: from, messageId: randomUUID() },
    receipt: {
      recipients: [to],
      ...{ spamVerdict: passed, virusVerdict: passed, spfVerdict: passed, dmarcVerdict: passed },
      action: { type: "SNS", encoding: "BASE64" },
    },
    content: Buffer.from(mail).toString("base64"),
  });
}

export async function dropMail(
  form: Readonly<Record<string, unknown>>,
  take: Take = async (body) => ((await import(inboundModule)) as { take: Take }).take(body),
): Promise<{ readonly says: string; readonly isGood: boolean }> {
  const dropped = Dropped.safeParse(form);
  if (!dropped.success) {
    const fields = [...new Set(dropped.error.issues.map(({ path }) => String(path[0])))];
    return {
      says: `Look at ${fields.join(" and ")} again: an address is missing, or a text is too long.`,
      isGood: false,
    };
  }
  const [outcome] = await take(notificationOf(dropped.data));
  const reason = outcome?.reason;
  if (outcome?.outcome === "raised") return { says: raised, isGood: true };
  if (outcome?.outcome === "forwarded")
    return { says: "It was passed on to the consumer: see the mailbox.", isGood: true };
  return { says: (reason && refusals[reason]) ?? `It was refused: ${reason ?? "unknown"}.`, isGood: false };
}

const raised = "This address belongs to an invented consumer. An incident was raised that names the partner.";
const refusals: Readonly<Record<string, string>> = {
  unknown_address: "Nobody has this address.",
  foreign_sender: "The sender isn't one that the partner of this address has registered.",
  ended: "The partner isn't allowed to see this consumer any more.",
  erased: "The consumer had their data erased.",
  loop: "It came from us, and would go round in a circle.",
};

export const DropPage = ({
  form = {},
  answer,
}: {
  form?: Readonly<Record<string, unknown>>;
  answer?: { says: string; isGood: boolean };
}) => {
  const value = (name: string) => (typeof form[name] === "string" ? form[name] : "");
  return (
    <Frame title="Drop a mail in" at="/mailbox/" narrow>
      <a class="crumb" href="/mailbox/">
        All mails
      </a>
      <h1>Drop a mail in</h1>
      <p class="lead">
        A mail to a relay address, as if it came from outside. The addresses stand in a partner's shared records; a mail
        from one of the partner's registered senders is passed on.
      </p>
      {answer ? (
        <p class={answer.isGood ? "notice good" : "notice"} role="status">
          {answer.says}
        </p>
      ) : null}
      <form method="post" action="/mailbox/new" class="card form">
        <label>
          From
          <input name="from" type="email" required value={value("from")} autocomplete="off" />
        </label>
        <label>
          To
          <input name="to" type="email" required value={value("to")} autocomplete="off" />
        </label>
        <label>
          Subject
          <input name="subject" required value={value("subject")} autocomplete="off" />
        </label>
        <label>
          Text
          <textarea name="text" rows={6} required>
            {value("text")}
          </textarea>
        </label>
        <button class="button main">Send</button>
      </form>
    </Frame>
  );
};
