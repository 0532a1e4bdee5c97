/**
 * Composes the stacks; nothing else. SST is a thin shell around plain CDK (ADR-0003).
 *
 * @module
 */
import type { SSTConfig } from "sst";
import { bundle } from "./scripts/bundle";
import { buildConsole } from "./scripts/console";
import { Api } from "./stacks/api";
import { Bus } from "./stacks/bus";
import { Identity } from "./stacks/identity";
import { InboundMail } from "./stacks/inbound-mail";
import { Schedule } from "./stacks/schedule";
import { Storage } from "./stacks/storage";
import { Storefront } from "./stacks/storefront";
import { Subscriber } from "./stacks/subscriber";
import { Watch } from "./stacks/watch";
import { Web } from "./stacks/web";

export default {
  config: ({ stage, region }) => ({
    name: "tandem",
    ...(stage ? { stage } : {}),
    region: region ?? process.env["AWS_REGION"] ?? "eu-west-1",
  }),
  async stacks(app) {
    await Promise.all([bundle(), buildConsole()]);
    const parts = [Storage, Bus, Api, Identity, Storefront, Subscriber, InboundMail, Schedule, Web, Watch];
    for (const part of parts) app.stack(part);
  },
} satisfies SSTConfig;
