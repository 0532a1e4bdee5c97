/**
 * Inbound mail: SES takes what is sent to the relay's domain and to the decoys', and hands it over in a topic's message: SES → topic →
 * queue → function. No bucket: what strangers write lies encrypted in the queue until it was handled, a day at the most.
 *
 * SES takes mail of up to 150 kB to a topic and tells the sender of larger ones. A rule set works once it is the account's active one
 * (`docs/deploy.md`): an account has one, so a stage doesn't make its own active.
 *
 * @module
 */
import { Effect, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { ReceiptRule, ReceiptRuleSet, TlsPolicy } from "aws-cdk-lib/aws-ses";
import { EmailEncoding, Sns } from "aws-cdk-lib/aws-ses-actions";
import { Topic } from "aws-cdk-lib/aws-sns";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Duration, RemovalPolicy } from "aws-cdk-lib/core";
import { use, type Stack, type StackContext } from "sst/constructs";
import { Api } from "./api";
import { Storage } from "./storage";
import { grantItems } from "./support/access";
import { handlerEnvironment } from "./support/environment";
import { grantKeysOf, handlerFunction } from "./support/handler-function";
import { physicalName } from "./support/name";
import { deadLetterQueue, workQueue } from "./support/queue";
import { readSetting } from "./support/setting";
import { thin } from "./support/thin";
import type { Watched } from "./support/watched";

const timeout = Duration.seconds(60);
/** Mail of strangers, handled or not, is gone after a day. */
const retention = Duration.days(1);

export function InboundMail({ stack }: StackContext) {
  thin(stack);
  const { roles, keyring } = use(Storage);
  const { publicUrl } = use(Api);
  const { relayDomain, decoyDomains } = readSetting();
  const topic = mailTopic(stack);
  const deadLetters = deadLetterQueue(stack, "Dead", "inbound-mail-dead", retention);
  const queue = workQueue(stack, "Queue", {
    thing: "inbound-mail",
    visibility: Duration.seconds(timeout.toSeconds() * 6),
    maxReceiveCount: 5,
    deadLetters: deadLetters.queue,
    retention,
  });
  topic.addSubscription(new SqsSubscription(queue.queue, { rawMessageDelivery: true }));
  const rules = new ReceiptRuleSet(stack, "Rules", { receiptRuleSetName: physicalName(stack, "inbound-mail") });
  new ReceiptRule(stack, "Rule", {
    ruleSet: rules,
    receiptRuleName: physicalName(stack, "inbound-mail"),
    recipients: [relayDomain, ...decoyDomains],
    // Verdicts of spam and viruses, which the handler reads.
    scanEnabled: true,
    tlsPolicy: TlsPolicy.OPTIONAL,
    actions: [new Sns({ topic, encoding: EmailEncoding.BASE64 })],
  });
  const handler = handlerFunction(stack, "Handler", {
    bundle: "inbound-mail",
    description: "Mail to relay addresses",
    timeout,
    environment: handlerEnvironment(stack, publicUrl),
  });
  grantItems(handler.fn, roles);
  grantKeysOf(handler, keyring);
  // Few at once: a flood of mail waits, and takes no concurrency from the doors.
  handler.fn.addEventSource(
    new SqsEventSource(queue.queue, { batchSize: 5, reportBatchItemFailures: true, maxConcurrency: 5 }),
  );
  stack.addOutputs({ ReceiptRuleSet: physicalName(stack, "inbound-mail") });
  const watched: Watched = {
    functionNames: [handler.functionName],
    queueNames: [queue.queueName],
    deadLetterQueueNames: [deadLetters.queueName],
  };
  return { watched };
}

/** Encrypted with a key that SES may use; the keys that AWS manages let it in nowhere. */
function mailTopic(stack: Stack): Topic {
  const conditions = { StringEquals: { "aws:SourceAccount": stack.account } };
  const principals = [new ServicePrincipal("ses.amazonaws.com")];
  const key = new Key(stack, "Key", {
    alias: `alias/${physicalName(stack, "inbound-mail")}`,
    description: "Mail on its way from SES to the queue",
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      effect: Effect.ALLOW,
      principals,
      actions: ["kms:GenerateDataKey", "kms:Decrypt"],
      resources: ["*"],
      conditions,
    }),
  );
  const topic = new Topic(stack, "Topic", {
    topicName: physicalName(stack, "inbound-mail"),
    masterKey: key,
    enforceSSL: true,
  });
  topic.addToResourcePolicy(
    new PolicyStatement({ actions: ["sns:Publish"], principals, resources: [topic.topicArn], conditions }),
  );
  return topic;
}
