import { readFile } from "node:fs/promises";
import { Match } from "aws-cdk-lib/assertions";
import { readBusName, readConfig } from "#core/config";
import { eventSource } from "#core/kernel";
import { keysTableOf, tableDefinition, timeToLiveAttribute } from "#core/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schedules } from "../../services/job/src/schedules";
import { subscriptions } from "../../services/subscriber/src/subscriptions";
import { handlerFiles } from "../../stacks/support/handlers";
import { allowedActions, resources, synthesise, type Synthesised } from "./synthesise";

let app: Synthesised;
beforeAll(async () => {
  app = await synthesise();
}, 120_000);

type Function = {
  FunctionName: string;
  Runtime: string;
  Architectures: string[];
  Environment: { Variables: Record<string, unknown> };
};
/** Ours, that is without the one that CDK uploads the console with. */
const functions = () =>
  resources(app, "AWS::Lambda::Function")
    .map(({ Properties }) => Properties as unknown as Function)
    .filter(({ FunctionName }) => FunctionName);
const functionNameOf = (bundle: string) => `tandem-test-${bundle.replace(/^subscriber\//, "").replaceAll("/", "-")}`;
const alarmNames = () => resources(app, "AWS::CloudWatch::Alarm").map(({ Properties }) => Properties?.["AlarmName"]);

describe("storage", () => {
  it("has the keys, the expiry attribute and the stream that the code counts on, and recovery to a point in time", () => {
    app.template("Storage").hasResourceProperties("AWS::DynamoDB::GlobalTable", {
      TableName: "tandem-test",
      KeySchema: tableDefinition.KeySchema,
      AttributeDefinitions: tableDefinition.AttributeDefinitions,
      BillingMode: tableDefinition.BillingMode,
      StreamSpecification: { StreamViewType: "NEW_IMAGE" },
      TimeToLiveSpecification: { AttributeName: timeToLiveAttribute, Enabled: true },
      GlobalSecondaryIndexes: Match.absent(),
      Replicas: [
        Match.objectLike({
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
      ],
    });
  });

  it("has a table of data keys that is backed up for one day, streams nowhere, and can't be deleted by mistake (invariant 7)", () => {
    app.template("Storage").hasResourceProperties("AWS::DynamoDB::GlobalTable", {
      TableName: keysTableOf("tandem-test"),
      KeySchema: tableDefinition.KeySchema,
      StreamSpecification: Match.absent(),
      GlobalSecondaryIndexes: Match.absent(),
      Replicas: [
        Match.objectLike({
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 1 },
        }),
      ],
    });
  });

  it("wraps data keys with a key that rotates, under the name that handlers are given", () => {
    const template = app.template("Storage");
    template.hasResource("AWS::KMS::Key", {
      Properties: { EnableKeyRotation: true, PendingWindowInDays: 30 },
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
    });
    template.hasResourceProperties("AWS::KMS::Alias", { AliasName: "alias/tandem-test-keyring" });
    const told = functions().map(({ Environment }) => Environment.Variables["TANDEM_KEYRING"]);
    expect(new Set(told.filter(Boolean))).toEqual(new Set(["kms:alias/tandem-test-keyring"]));
  });

  it.each([
    ["AWS::DynamoDB::GlobalTable", 2],
    ["AWS::Events::EventBus", 1],
  ])("keeps each %s when its stack goes or replaces it", (type, count) => {
    const found = resources(app, type);
    expect(found).toHaveLength(count);
    for (const one of found) expect(one).toMatchObject({ DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
  });
});

const itemActions = ["BatchGetItem", "ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem"];
const streamActions = ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"];

describe("least privilege (invariant 2, second line)", () => {
  it("gives nobody Scan, PartiQL, table administration or a wildcard of actions", () => {
    const actions = new Set(allowedActions(app).map(({ action }) => action));
    expect([...actions].filter((action) => action.startsWith("dynamodb:")).sort()).toEqual(
      [...itemActions, ...streamActions].map((action) => `dynamodb:${action}`).sort(),
    );
    const ours = allowedActions(app).filter(({ stack }) => stack !== "Web");
    expect(ours.filter(({ action }) => action.includes("*"))).toEqual([]);
  });

  it("lets no handler touch an item itself: only two roles may, and only by keys (trap: ForAllValues without Null)", () => {
    const policies = resources(app, "AWS::IAM::Policy").map(({ stack, Properties }) => ({
      stack,
      ...(Properties as { PolicyDocument: { Statement: Record<string, unknown>[] }; Roles: unknown }),
    }));
    const touching = policies.flatMap(({ stack, Roles, PolicyDocument: { Statement } }) =>
      Statement.filter(({ Action }) => /dynamodb:(\w+Item|Query)"/.test(JSON.stringify(Action))).map((statement) => ({
        stack,
        roles: JSON.stringify(Roles),
        statement,
      })),
    );
    const allowed = touching.filter(({ statement }) => statement["Effect"] === "Allow");
    // Each role at the table and at the table of data keys.
    expect(allowed.map(({ stack }) => stack)).toEqual(["Storage", "Storage", "Storage", "Storage"]);
    const keysOf = ({ statement }: (typeof allowed)[number]) => {
      const condition = statement["Condition"] as Record<string, Record<string, unknown>>;
      expect(condition["Null"]).toEqual({ "dynamodb:LeadingKeys": "false" });
      return condition["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"];
    };
    const ofTenant = ["${aws:PrincipalTag/tenant}", "${aws:PrincipalTag/tenant}#*"];
    const ofReach = ["ten_*", "platform#*"];
    expect(allowed.map(keysOf)).toEqual([ofTenant, ofTenant, ofReach, ofReach]);
    const denied = touching.filter(({ statement }) => statement["Effect"] === "Deny");
    expect(denied.map(({ statement }) => [statement["Action"], JSON.stringify(statement["Condition"])])).toEqual(
      ["tenant", "reach"].map(() => [
        ["dynamodb:UpdateItem", "dynamodb:DeleteItem"],
        expect.stringContaining("*#audit"),
      ]),
    );
  });

  it("gives the tenant's role only to sessions that say which tenant", () => {
    app.template("Storage").hasResourceProperties("AWS::IAM::Role", {
      RoleName: "tandem-test-tenant",
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Action: ["sts:AssumeRole", "sts:TagSession"],
            Condition: {
              StringLike: { "aws:RequestTag/tenant": "ten_?*" },
              "ForAllValues:StringEquals": { "aws:TagKeys": ["tenant"] },
            },
          }),
        ],
      },
    });
  });

  it("names the resource of everything but what AWS can't name, and what CDK's uploader does at deployments", () => {
    const open = allowedActions(app).filter(({ resource }) => resource === "*");
    const of = (web: boolean) =>
      new Set(open.filter(({ stack }) => (stack === "Web") === web).map(({ action }) => action));
    expect(of(false)).toEqual(new Set(["xray:PutTraceSegments", "xray:PutTelemetryRecords"]));
    expect(of(true)).toEqual(new Set(["cloudfront:GetInvalidation", "cloudfront:CreateInvalidation"]));
  });

  it("lets only the relay read the stream and write the bus, and gives it no item", () => {
    const relay = allowedActions(app).filter(({ stack }) => stack === "Bus");
    expect(relay.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["events:PutEvents", "dynamodb:GetRecords"]),
    );
    expect(relay.filter(({ action }) => /Item$|Query$/.test(action))).toEqual([]);
    const others = allowedActions(app).filter(({ stack }) => stack !== "Bus");
    expect(others.filter(({ action }) => /PutEvents|GetRecords/.test(action))).toEqual([]);
  });

  it("lets only who seals or opens consumers' data use KMS, each for a named controller, and only who seals wrap new keys", () => {
    const using = (action: string) => allowedActions(app).filter((one) => one.action === action);
    const count = (...access: (string | undefined)[]) =>
      handlerFiles.filter(({ keys }) => access.includes(keys)).length;
    expect(using("kms:Decrypt")).toHaveLength(count("open", "seal"));
    expect(using("kms:Encrypt")).toHaveLength(count("seal"));
    expect(count("open", "seal")).toBeLessThan(handlerFiles.length / 2);
    const kms = allowedActions(app).filter(({ action }) => action.startsWith("kms:"));
    for (const { condition } of kms)
      expect(condition).toEqual({ Null: { "kms:EncryptionContext:controller": "false" } });
    // The table of keys is reached as the table is, by the two roles; nobody puts or deletes there.
    const onKeys = allowedActions(app).filter(({ resource }) => /Keys[0-9A-F]{8}/.test(JSON.stringify(resource)));
    expect(new Set(onKeys.map(({ action, stack }) => `${stack} ${action}`))).toEqual(
      new Set(["GetItem", "BatchGetItem", "UpdateItem"].map((action) => `Storage dynamodb:${action}`)),
    );
  });

  it("lets only reactions that write to somebody, the two doors that mail links, and what passes mail on send mail", () => {
    const senders = allowedActions(app).filter(({ action }) => action.startsWith("ses:"));
    expect(senders.map(({ stack, roles }) => `${stack} ${roles}`).toSorted()).toEqual([
      expect.stringMatching(/^Identity .*Handler/),
      expect.stringMatching(/^InboundMail .*Handler/),
      expect.stringMatching(/^Schedule .*AdvancePrivacyRequests/),
      expect.stringMatching(/^Storefront .*Handler/),
      expect.stringMatching(/^Subscriber .*OnIncidentRaised/),
      expect.stringMatching(/^Subscriber .*OnInvitationIssuedSendMail/),
      expect.stringMatching(/^Subscriber .*OnOrderPlacedSendConfirmation/),
      expect.stringMatching(/^Subscriber .*OnPrivacyRequestMoved/),
      expect.stringMatching(/^Subscriber .*OnTenantDecidedMailOwners/),
    ]);
  });
});

describe("handlers", () => {
  it("exist once for each file, on the newest runtime", () => {
    expect(
      functions()
        .map(({ FunctionName }) => FunctionName)
        .sort(),
    ).toEqual(handlerFiles.map(({ name }) => functionNameOf(name)).sort());
    for (const { Runtime, Architectures } of functions())
      expect({ Runtime, Architectures }).toEqual({ Runtime: "nodejs24.x", Architectures: ["arm64"] });
  });

  it.each(handlerFiles.map(({ name }) => name))("%s gets an environment that the configuration accepts", (name) => {
    const { Variables } = functions().find(({ FunctionName }) => FunctionName === functionNameOf(name))!.Environment;
    // What only CloudFormation knows, the public address, is an object here.
    const environment = Object.fromEntries(
      Object.entries(Variables).map(([key, value]) => [key, typeof value === "string" ? value : "https://known.later"]),
    );
    if (name === "relay") expect(readBusName(environment)).toBe("tandem-test");
    else expect(readConfig(environment)).toMatchObject({ table: "tandem-test", stage: "test", mail: "ses" });
  });

  it("hold no secret, only the names of parameters they may read", () => {
    const references = functions().flatMap(({ FunctionName, Environment }) =>
      Object.entries(Environment.Variables)
        .filter(([variable]) => variable.endsWith("_KEY"))
        .map(([, value]) => ({ FunctionName, value: String(value) })),
    );
    expect(references.length).toBeGreaterThan(0);
    for (const { value } of references) expect(value).toMatch(/^ssm:\/tandem\/test\/[a-z-]+-key$/);
    const readable = allowedActions(app).filter(({ action }) => action.startsWith("ssm:"));
    expect(new Set(readable.map(({ action }) => action))).toEqual(new Set(["ssm:GetParameters"]));
    expect(readable).toHaveLength(new Set(references.map(({ FunctionName }) => FunctionName)).size);
    expect(JSON.stringify(readable.map(({ resource }) => resource))).not.toMatch(/parameter\/tandem\/test\/[a-z-]*\*/);
  });

  it("log to a group that forgets", () => {
    const groups = resources(app, "AWS::Logs::LogGroup");
    for (const { name } of handlerFiles)
      expect(groups).toContainEqual(
        expect.objectContaining({
          Properties: expect.objectContaining({
            LogGroupName: `/aws/lambda/${functionNameOf(name)}`,
            RetentionInDays: 30,
          }),
        }),
      );
  });
});

describe("bus", () => {
  it("relays inserted events only, gives up on a poisonous record alone, and keeps its position", () => {
    app.template("Bus").hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      MaximumRetryAttempts: 20,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
      FilterCriteria: {
        Filters: [
          {
            Pattern: JSON.stringify({
              eventName: ["INSERT"],
              dynamodb: { Keys: { pk: { S: [{ suffix: "#event" }] } } },
            }),
          },
        ],
      },
    });
  });

  it("archives what passes", () => {
    app
      .template("Bus")
      .hasResourceProperties("AWS::Events::Archive", { EventPattern: { source: [eventSource] }, RetentionDays: 30 });
  });
});

describe.each(Object.entries(subscriptions))("subscription %s", (name, { events }) => {
  it("gets exactly its events, into a queue that gives up into a dead-letter queue, and by batches that fail in part", () => {
    const template = app.template("Subscriber");
    template.hasResourceProperties("AWS::Events::Rule", {
      Name: `tandem-test-${name}`,
      EventPattern: { source: [eventSource], "detail-type": events.map(({ type }) => type) },
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue(), RetryPolicy: Match.anyValue() })],
    });
    template.hasResourceProperties("AWS::SQS::Queue", {
      QueueName: `tandem-test-${name}`,
      RedrivePolicy: Match.objectLike({ maxReceiveCount: 5 }),
    });
    const [queueId] = Object.keys(
      template.findResources("AWS::SQS::Queue", { Properties: { QueueName: `tandem-test-${name}` } }),
    );
    template.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      EventSourceArn: { "Fn::GetAtt": [queueId, "Arn"] },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      ScalingConfig: { MaximumConcurrency: 10 },
    });
  });

  it("alarms when it gives up and when it lags", () => {
    expect(alarmNames()).toEqual(
      expect.arrayContaining([
        `tandem-test-depth-${name}-dead`,
        `tandem-test-age-${name}`,
        `tandem-test-errors-${name}`,
      ]),
    );
  });
});

describe("queues", () => {
  it("are encrypted and refuse plain connections, each of them", () => {
    const queues = resources(app, "AWS::SQS::Queue");
    for (const { Properties } of queues) expect(Properties).toMatchObject({ SqsManagedSseEnabled: true });
    const refusals = resources(app, "AWS::SQS::QueuePolicy").filter(({ Properties }) =>
      JSON.stringify(Properties).includes('"aws:SecureTransport":"false"'),
    );
    expect(refusals).toHaveLength(queues.length);
  });

  it("that hold dead letters have an alarm each", () => {
    const dead = resources(app, "AWS::SQS::Queue").filter(({ Properties }) => !Properties?.["RedrivePolicy"]);
    expect(dead.length).toBe(Object.keys(subscriptions).length + 4);
    for (const { Properties } of dead)
      expect(alarmNames()).toContain(String(Properties?.["QueueName"]).replace("tandem-test-", "tandem-test-depth-"));
  });
});

describe("inbound mail", () => {
  it("goes from SES through an encrypted topic into a queue, whole and checked for spam and viruses", () => {
    const template = app.template("InboundMail");
    template.hasResourceProperties("AWS::SES::ReceiptRule", {
      Rule: {
        Enabled: true,
        ScanEnabled: true,
        Recipients: ["relay.tandem.example"],
        Actions: [{ SNSAction: { Encoding: "Base64", TopicArn: Match.anyValue() } }],
      },
    });
    template.hasResourceProperties("AWS::SNS::Topic", { KmsMasterKeyId: Match.anyValue() });
    template.hasResourceProperties("AWS::SNS::Subscription", { Protocol: "sqs", RawMessageDelivery: true });
    for (const type of ["AWS::SNS::TopicPolicy", "AWS::KMS::Key"])
      expect(JSON.stringify(template.findResources(type))).toMatch(
        /"Condition":\{"StringEquals":\{"aws:SourceAccount":"111111111111"\}\},"Effect":"Allow","Principal":\{"Service":"ses/,
      );
  });

  it("lies nowhere for longer than a day, and in no bucket (invariant 7)", () => {
    const template = app.template("InboundMail");
    const queues = Object.values(template.findResources("AWS::SQS::Queue"));
    expect(queues.map(({ Properties }) => Properties.MessageRetentionPeriod)).toEqual([86_400, 86_400]);
    template.resourceCountIs("AWS::S3::Bucket", 0);
  });
});

describe("the operator's dead letters", () => {
  const policy = () =>
    Object.values(app.template("Api").findResources("AWS::IAM::Policy")).flatMap(
      ({ Properties }) => Properties.PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[],
    );
  /** Last parts of the ARNs that the API's function may do this to. */
  const allowed = (action: string) =>
    policy()
      .filter(({ Action }) => [Action].flat().includes(action))
      .flatMap(({ Resource }) => [Resource].flat())
      .map((arn) => JSON.stringify(arn).match(/tandem-test[\w-]*/)?.[0])
      .toSorted();
  const names = Object.keys(subscriptions);

  it("may be taken from each queue that EventBridge and SQS give up into, and go back to the reactions' own only", () => {
    const dead = [...names.map((name) => `tandem-test-${name}-dead`), "tandem-test-undelivered"].toSorted();
    for (const action of ["sqs:ReceiveMessage", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage"])
      expect(allowed(action)).toEqual(dead);
    expect(allowed("sqs:SendMessage")).toEqual(names.map((name) => `tandem-test-${name}`).toSorted());
    const queues = resources(app, "AWS::SQS::Queue").map(({ Properties }) => Properties?.["QueueName"]);
    expect(queues).toEqual(expect.arrayContaining([...dead, ...allowed("sqs:SendMessage")]));
  });

  it("are where the API is told", () => {
    const functions = Object.values(app.template("Api").findResources("AWS::Lambda::Function"));
    const [told] = functions.map((api) => api["Properties"].Environment.Variables as Record<string, unknown>);
    expect(JSON.stringify(told?.["TANDEM_QUEUES"])).toMatch(/"https:\/\/sqs\..*\/tandem-test"/);
    expect(told?.["TANDEM_SUBSCRIPTIONS"]).toBe(names.join(","));
  });
});

describe("schedule", () => {
  const rateOf = (minutes: number) => {
    const [many, unit] = minutes % 60 === 0 ? [minutes / 60, "hour"] : [minutes, "minute"];
    return `rate(${many} ${unit}${many === 1 ? "" : "s"})`;
  };

  it.each(Object.entries(schedules))("runs %s at its rate", (name, { everyMinutes }) => {
    app.template("Schedule").hasResourceProperties("AWS::Scheduler::Schedule", {
      Name: `tandem-test-job-${name}`,
      ScheduleExpression: rateOf(everyMinutes),
      Target: Match.objectLike({ DeadLetterConfig: Match.anyValue() }),
    });
  });
});

describe("watch", () => {
  it("has every alarm that docs/deploy.md says what to do about", async () => {
    const page = await readFile(new URL("../../docs/deploy.md", import.meta.url), "utf8");
    const table = page.slice(page.indexOf("## When an alarm rings")).split("\n\n")[1] ?? "";
    const named = table.split("\n").flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([\w-]+)`/g)]);
    const names = named.map(([, name]) => `tandem-test-${name}`);
    expect(names).toEqual(
      expect.arrayContaining(["tandem-test-errors-job-anchor-audit", "tandem-test-depth-job-dead"]),
    );
    expect(alarmNames()).toEqual(expect.arrayContaining(names));
  });

  it("alarms on errors and throttles of every function, on the relay's lag and on our own 5xx", () => {
    const expected = handlerFiles.flatMap(({ name }) => {
      const short = functionNameOf(name).slice("tandem-test-".length);
      return [`tandem-test-errors-${short}`, `tandem-test-throttles-${short}`];
    });
    expect(alarmNames()).toEqual(
      expect.arrayContaining([
        ...expected,
        "tandem-test-iterator-age-relay",
        "tandem-test-5xx-api",
        "tandem-test-5xx-storefront",
      ]),
    );
  });

  it("reaches a topic that lets alarms in", () => {
    for (const { Properties } of resources(app, "AWS::CloudWatch::Alarm"))
      expect(Properties?.["AlarmActions"]).toHaveLength(1);
    expect(JSON.stringify(resources(app, "AWS::SNS::TopicPolicy"))).toContain('"Service":"cloudwatch.amazonaws.com"');
  });
});

describe("all stacks", () => {
  it("have no unexplained finding of cdk-nag", () => {
    expect(app.findings).toEqual([]);
    // The rules did run, and know our resources.
    expect(app.nagReport).toMatch(/"AwsSolutions-SQS4","[^"]*Unrelayed[^"]*","Compliant"/);
    expect(app.nagReport).toMatch(/"AwsSolutions-SQS3","[^"]*Unrelayed[^"]*","Suppressed"/);
  });

  it("stay well below CloudFormation's 500 resources", () => {
    for (const stack of app.templates.keys())
      expect(resources(app).filter((resource) => resource.stack === stack).length).toBeLessThan(450);
  });

  it("hold no function or role that SST adds for itself", () => {
    expect(JSON.stringify(resources(app))).not.toContain("CustomResourceHandler");
  });
});

const withDomain = {
  TANDEM_DOMAIN: "shops.example",
  TANDEM_CERTIFICATE_ARN: "arn:aws:acm:us-east-1:111111111111:certificate/one",
  TANDEM_HOSTED_ZONE_ID: "Z0000000000000000000",
  TANDEM_WEB_ACL_ARN: "arn:aws:wafv2:us-east-1:111111111111:global/webacl/shops/one",
  TANDEM_ALARM_EMAIL: "ops@shops.example",
};

describe("a deployment with a domain", () => {
  beforeAll(async () => {
    Object.assign(process.env, withDomain);
    app = await synthesise();
  }, 120_000);
  afterAll(() => {
    for (const name of Object.keys(withDomain)) delete process.env[name];
  });

  it("serves the console at the domain and every storefront below it, by its certificate and behind its web ACL", () => {
    for (const [stack, alias] of [
      ["Web", "shops.example"],
      ["Storefront", "*.shops.example"],
    ] as const)
      app.template(stack).hasResourceProperties("AWS::CloudFront::Distribution", {
        DistributionConfig: {
          Aliases: [alias],
          ViewerCertificate: {
            AcmCertificateArn: withDomain.TANDEM_CERTIFICATE_ARN,
            MinimumProtocolVersion: "TLSv1.2_2021",
          },
          WebACLId: withDomain.TANDEM_WEB_ACL_ARN,
        },
      });
    expect(
      resources(app, "AWS::Route53::RecordSet")
        .map(({ Properties }) => [Properties?.["Name"], Properties?.["Type"]].join(" "))
        .sort(),
    ).toEqual(["*.shops.example. A", "*.shops.example. AAAA", "shops.example. A", "shops.example. AAAA"]);
  });

  it("tells every handler that public address", () => {
    const urls = resources(app, "AWS::Lambda::Function").flatMap(({ Properties }) => {
      const variables =
        (Properties?.["Environment"] as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {};
      return variables["TANDEM_PUBLIC_URL"] ? [variables["TANDEM_PUBLIC_URL"]] : [];
    });
    expect(new Set(urls)).toEqual(new Set(["https://shops.example"]));
  });

  it("mails its alarms", () => {
    app
      .template("Watch")
      .hasResourceProperties("AWS::SNS::Subscription", { Protocol: "email", Endpoint: "ops@shops.example" });
  });

  it("has no unexplained finding of cdk-nag either, with fewer suppressions", () => {
    expect(app.findings).toEqual([]);
    expect(JSON.stringify(app.template("Web").toJSON())).not.toMatch(/CFR2|CFR4/);
  });
});
