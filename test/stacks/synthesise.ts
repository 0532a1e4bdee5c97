/**
 * The whole app, synthesised once per test file: the real handlers bundled, cdk-nag's rules run, no account and no network.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Template } from "aws-cdk-lib/assertions";
import { Aspects } from "aws-cdk-lib/core";
import { SynthesisMessageLevel } from "aws-cdk-lib/cx-api";
import { AwsSolutionsChecks } from "cdk-nag";
import { App } from "sst/constructs";
import { initProject } from "sst/project.js";
import config from "../../sst.config";

export type Synthesised = {
  /** By the stack's noun. */
  readonly templates: ReadonlyMap<string, Template>;
  readonly template: (name: string) => Template;
  /** Errors and warnings that synthesis attached to resources: cdk-nag's findings that nobody explained, and CDK's own. */
  readonly findings: readonly string[];
  /** cdk-nag's own account: a line per rule and resource. */
  readonly nagReport: string;
};

export async function synthesise(stage = "test"): Promise<Synthesised> {
  await initProject({ stage, region: "eu-west-1" });
  const app = new App({ mode: "deploy", stage, name: "tandem", region: "eu-west-1", account: "111111111111" });
  Aspects.of(app).add(new AwsSolutionsChecks());
  await config.stacks(app);
  await app.finish();
  // Once: every `Template.fromStack` would synthesise, and check, all of it again.
  const { stacks } = app.synth();
  const templates = new Map(
    stacks.map((stack) => [stack.stackName.split("-").at(-1) ?? "", Template.fromJSON(stack.template as object)]),
  );
  return {
    templates,
    template: (name) => {
      const template = templates.get(name);
      if (!template) throw new Error(`No stack ${name}`);
      return template;
    },
    nagReport: readdirSync(app.outdir)
      .filter((file) => file.endsWith("NagReport.csv"))
      .map((file) => readFileSync(join(app.outdir, file), "utf8"))
      .join("\n"),
    findings: stacks.flatMap(({ messages }) =>
      messages
        .filter(({ level }) => level !== SynthesisMessageLevel.INFO)
        .map(({ id, entry }) => `${id}: ${JSON.stringify(entry.data)}`),
    ),
  };
}

export type Resource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};

/** Every resource of every stack, of one type or of all. */
export const resources = ({ templates }: Synthesised, type?: string): (Resource & { readonly stack: string })[] =>
  [...templates].flatMap(([stack, template]) =>
    Object.values(template.toJSON()["Resources"] as Record<string, Resource>)
      .filter(({ Type }) => type === undefined || Type === type)
      .map((resource) => ({ ...resource, stack })),
  );

export type Statement = {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Effect: string;
  readonly Condition?: unknown;
};

const asList = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

/** What each policy of a role allows, one row per action. */
export const allowedActions = (
  synthesised: Synthesised,
): { stack: string; roles: string; action: string; resource: unknown; condition: unknown }[] =>
  resources(synthesised, "AWS::IAM::Policy").flatMap(({ stack, Properties }) => {
    const { PolicyDocument, Roles } = Properties as { PolicyDocument: { Statement: Statement[] }; Roles: unknown };
    return PolicyDocument.Statement.flatMap(({ Action, Resource, Condition }) =>
      asList(Action).map((action) => ({
        ...{ stack, roles: JSON.stringify(Roles), action },
        resource: Resource,
        condition: Condition,
      })),
    );
  });
