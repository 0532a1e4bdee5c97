/**
 * Schedule: each job of `services/job/src/schedules.ts` at its rate.
 *
 * A job that fails isn't retried: its next turn finds the same work. It raises an alarm by its errors, and its event stays in the dead-letter
 * queue as evidence.
 *
 * @module
 */
import { NagSuppressions } from "cdk-nag";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import { Schedule as EventSchedule, ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import { Duration } from "aws-cdk-lib/core";
import { use, type StackContext } from "sst/constructs";
import { schedules } from "../services/job/src/schedules";
import { Api } from "./api";
import { Storage } from "./storage";
import { grantItems } from "./support/access";
import { handlerEnvironment } from "./support/environment";
import { grantKeysOf, handlerFunction } from "./support/handler-function";
import { physicalName } from "./support/name";
import { deadLetterQueue } from "./support/queue";
import { thin } from "./support/thin";
import type { Watched } from "./support/watched";

export function Schedule({ stack }: StackContext) {
  thin(stack);
  const { roles, keyring } = use(Storage);
  const { publicUrl } = use(Api);
  const deadLetters = deadLetterQueue(stack, "Dead", "job-dead");
  const functionNames = Object.entries(schedules).map(([name, { everyMinutes }]) => {
    const id = name.replaceAll(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
    const handler = handlerFunction(stack, id, {
      bundle: `job/${name}`,
      description: `${name}, every ${everyMinutes} minutes`,
      timeout: Duration.minutes(Math.min(everyMinutes, 15)),
      environment: handlerEnvironment(stack, publicUrl),
    });
    grantItems(handler.fn, roles);
    grantKeysOf(handler, keyring);
    handler.fn.configureAsyncInvoke({
      retryAttempts: 0,
      maxEventAge: Duration.minutes(everyMinutes),
      onFailure: new SqsDestination(deadLetters.queue),
    });
    const schedule = new EventSchedule(stack, `${id}Schedule`, {
      scheduleName: physicalName(stack, `job/${name}`),
      schedule: ScheduleExpression.rate(Duration.minutes(everyMinutes)),
      target: new LambdaInvoke(handler.fn, {
        retryAttempts: 2,
        maxEventAge: Duration.minutes(everyMinutes),
        deadLetterQueue: deadLetters.queue,
      }),
    });
    schedule.node.addDependency(handler.fn);
    return handler.functionName;
  });
  NagSuppressions.addStackSuppressions(stack, [
    {
      id: "AwsSolutions-IAM5",
      reason: "The scheduler's role may invoke any version of the one job it runs: `<function>:*`.",
      appliesTo: [{ regex: "/^Resource::<.*\\.Arn>:\\*$/" }],
    },
  ]);
  const watched: Watched = { functionNames, deadLetterQueueNames: [deadLetters.queueName] };
  return { watched };
}
