/**
 * Watch: alarms on what must not happen, and one dashboard.
 *
 * Each alarm asks for a person: something is in a dead-letter queue, a function fails or is throttled, a reaction or the relay lags, or the
 * doors answer with our own errors. Missing data is fine: nothing happened.
 *
 * @module
 */
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IWidget,
  Metric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Duration } from "aws-cdk-lib/core";
import { use, type Stack, type StackContext } from "sst/constructs";
import { Api } from "./api";
import { Bus } from "./bus";
import { Identity } from "./identity";
import { InboundMail } from "./inbound-mail";
import { Schedule } from "./schedule";
import { Storage } from "./storage";
import { Storefront } from "./storefront";
import { Subscriber } from "./subscriber";
import { physicalName } from "./support/name";
import { readSetting } from "./support/setting";
import { thin } from "./support/thin";
import type { Watched } from "./support/watched";

/** Five minutes of lag: effects should follow within seconds, and a person can still act before anyone notices. */
const lagLimit = Duration.minutes(5);
const period = Duration.minutes(5);

export function Watch({ stack }: StackContext) {
  thin(stack);
  const topic = alarmTopic(stack);
  const watched = [Storage, Api, Identity, Storefront, Bus, Subscriber, InboundMail, Schedule].map(
    (part) => (use(part as typeof Storage) as { watched: Watched }).watched,
  );
  const all = <K extends keyof Watched>(key: K) =>
    watched.flatMap((one) => (one[key] ?? []) as unknown as NonNullable<Watched[K]>[number][]);
  const alarm = (id: string, props: Omit<AlarmProps, "evaluationPeriods" | "alarmName">) =>
    new Alarm(stack, id, {
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmName: physicalName(stack, id),
      ...props,
    }).addAlarmAction(new SnsAction(topic));

  const functionNames = all("functionNames");
  const queueNames = all("queueNames");
  const deadLetterQueueNames = all("deadLetterQueueNames");
  const streamFunctionNames = all("streamFunctionNames");
  const httpApis = all("httpApis");

  for (const name of deadLetterQueueNames)
    alarm(`depth/${shortOf(stack, name)}`, {
      metric: queueMetric(name, "ApproximateNumberOfMessagesVisible"),
      threshold: 0,
      alarmDescription: `Something waits in ${name}. Find the cause in the logs, then redrive (docs/deploy.md).`,
    });
  for (const name of functionNames) {
    alarm(`errors/${shortOf(stack, name)}`, {
      metric: functionMetric(name, "Errors"),
      threshold: 0,
      alarmDescription: `${name} failed.`,
    });
    alarm(`throttles/${shortOf(stack, name)}`, {
      metric: functionMetric(name, "Throttles"),
      threshold: 0,
      alarmDescription: `${name} was refused a place to run: the account's concurrency is used up.`,
    });
  }
  for (const name of queueNames)
    alarm(`age/${shortOf(stack, name)}`, {
      metric: queueMetric(name, "ApproximateAgeOfOldestMessage"),
      threshold: lagLimit.toSeconds(),
      alarmDescription: `${name} lags: its oldest message waits for more than ${lagLimit.toMinutes()} minutes.`,
    });
  for (const name of streamFunctionNames)
    alarm(`iterator-age/${shortOf(stack, name)}`, {
      metric: functionMetric(name, "IteratorAge", "Maximum"),
      threshold: lagLimit.toMilliseconds(),
      alarmDescription: `${name} lags behind the table: no effect happens in the meantime, and records are kept for 24 hours.`,
    });
  for (const { label, apiId } of httpApis)
    alarm(`5xx/${label}`, {
      metric: apiMetric(apiId, "5xx"),
      threshold: 0,
      alarmDescription: `The ${label} answered with an error of our own.`,
    });

  // CDK's own class doesn't fit its interface under exactOptionalPropertyTypes.
  const row = (title: string, left: Metric[]) => new GraphWidget({ title, left, width: 12, height: 6 }) as IWidget;
  new Dashboard(stack, "Dashboard", { dashboardName: physicalName(stack) }).addWidgets(
    ...httpApis.flatMap(({ label, apiId }) => [
      row(
        `${label}: requests and errors`,
        ["Count", "4xx", "5xx"].map((name) => apiMetric(apiId, name)),
      ),
      row(
        `${label}: latency p50, p99`,
        ["p50", "p99"].map((statistic) => apiMetric(apiId, "Latency", statistic)),
      ),
    ]),
    row(
      "Function errors",
      functionNames.map((name) => functionMetric(name, "Errors")),
    ),
    row(
      "Function duration p99",
      functionNames.map((name) => functionMetric(name, "Duration", "p99")),
    ),
    row(
      "Dead letters",
      deadLetterQueueNames.map((name) => queueMetric(name, "ApproximateNumberOfMessagesVisible")),
    ),
    row(
      "Lag of reactions (s)",
      queueNames.map((name) => queueMetric(name, "ApproximateAgeOfOldestMessage")),
    ),
    row(
      "Lag of the relay (ms)",
      streamFunctionNames.map((name) => functionMetric(name, "IteratorAge", "Maximum")),
    ),
    row(
      "Table: capacity units",
      ["ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"].map((name) => tableMetric(physicalName(stack), name)),
    ),
  );
}

/** With a policy of its own (TLS only) a topic loses the default one, so alarms need to be let in by name. */
function alarmTopic(stack: Stack): Topic {
  const topic = new Topic(stack, "Alarms", { topicName: physicalName(stack, "alarms"), enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      actions: ["sns:Publish"],
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": stack.account } },
    }),
  );
  const { alarmEmail } = readSetting();
  if (alarmEmail) topic.addSubscription(new EmailSubscription(alarmEmail));
  return topic;
}

const shortOf = (stack: Stack, name: string): string => name.slice(physicalName(stack).length + 1);

const metric = (
  namespace: string,
  metricName: string,
  dimensionsMap: Record<string, string>,
  statistic: string,
): Metric => new Metric({ namespace, metricName, dimensionsMap, statistic, period });
const functionMetric = (name: string, metricName: string, statistic = "Sum"): Metric =>
  metric("AWS/Lambda", metricName, { FunctionName: name }, statistic);
const queueMetric = (name: string, metricName: string): Metric =>
  metric("AWS/SQS", metricName, { QueueName: name }, "Maximum");
const apiMetric = (apiId: string, metricName: string, statistic = "Sum"): Metric =>
  metric("AWS/ApiGateway", metricName, { ApiId: apiId }, statistic);
const tableMetric = (name: string, metricName: string): Metric =>
  metric("AWS/DynamoDB", metricName, { TableName: name }, "Sum");
