/**
 * Mail that comes in at relay addresses and decoys, from the queue that SES's topic feeds. Locally the mailbox page brings it.
 *
 * One mail fails alone: its message is delivered again, and what was done for its recipients isn't done twice.
 *
 * @module
 */
import { configureCore } from "#core/config";
import { errorLine } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { openMailer } from "#core/mail";
import { RelayMail } from "#core/relay-mail";
import { Notification } from "./notification";
import { readMail } from "./read-mail";

type QueueEvent = { readonly Records: readonly { readonly messageId: string; readonly body: string }[] };
type QueueResponse = { readonly batchItemFailures: { readonly itemIdentifier: string }[] };

export async function handler(queue: QueueEvent): Promise<QueueResponse> {
  configureCore();
  const failures = await Promise.all(
    queue.Records.map(async ({ messageId, body }) => {
      try {
        for (const outcome of await take(body)) console.log(JSON.stringify(lineOf(outcome)));
        return [];
      } catch (error) {
        console.error(JSON.stringify({ level: "error", door: "inbound-mail", messageId, ...errorLine(error) }));
        return [{ itemIdentifier: messageId }];
      }
    }),
  );
  return { batchItemFailures: failures.flat() };
}

/** What became of a mail, for each recipient of ours. */
export async function take(body: string): Promise<RelayMail.Outcome[]> {
  const config = configureCore();
  const notification = Notification.parse(JSON.parse(body));
  const mail = await readMail(notification);
  const world: RelayMail.World = {
    relay: { domain: config.relayDomain, secret: config.pairwiseKey },
    decoyDomains: config.decoyDomains,
    mailFrom: config.mailFrom,
    mailer: await openMailer(config.mail),
    random: systemRandom,
    clock: systemClock,
  };
  const outcomes: RelayMail.Outcome[] = [];
  for (const recipient of new Set(notification.receipt.recipients))
    outcomes.push(await RelayMail.receive(mail, recipient, world));
  return outcomes;
}

/** A line of the log that CloudWatch counts by outcome and reason (embedded metric format). No address, and no content. */
function lineOf(outcome: RelayMail.Outcome) {
  const reason = outcome.outcome === "refused" ? outcome.reason : outcome.outcome;
  return {
    level: "info",
    door: "inbound-mail",
    ...outcome,
    reason,
    RelayMail: 1,
    _aws: {
      Timestamp: Date.parse(systemClock.now()),
      CloudWatchMetrics: [
        { Namespace: "Tandem", Dimensions: [["reason"]], Metrics: [{ Name: "RelayMail", Unit: "Count" }] },
      ],
    },
  };
}
