/**
 * Configuration of the handlers: the only reader of environment variables in the core.
 *
 * @module
 */
import * as z from "zod";
import { Keyring } from "../keyring";
import { connect, type Connection } from "../store";

const Environment = z.object({
  TANDEM_TABLE: z.string().min(3),
  TANDEM_DYNAMODB_ENDPOINT: z.url().optional(),
  /** On AWS: the roles that handlers take on to touch the table (`store/scoped-credentials`). */
  TANDEM_TENANT_ROLE: z.string().min(1).optional(),
  TANDEM_REACH_ROLE: z.string().min(1).optional(),
  TANDEM_STAGE: z.string().default("local"),
  /** Where consumers and staff reach us, with `://`, without a trailing slash; storefronts are `<name>.` in front of its host. */
  TANDEM_PUBLIC_URL: z.url(),
  TANDEM_PAYMENT_URL: z.url(),
  /** `ses`, or `file:<folder>` for the local mailbox. */
  TANDEM_MAIL: z.string().regex(/^(ses|file:.+)$/),
  TANDEM_MAIL_FROM: z.email(),
  /** Where partners reach consumers whom they know by a pseudonym; its mail comes to `services/inbound-mail`. */
  TANDEM_RELAY_DOMAIN: z
    .string()
    .regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/)
    .default("relay.tandem.example"),
  /** Domains that look like a consumer's mail provider, with commas between them. Their mail comes in as the relay's does. */
  TANDEM_DECOY_DOMAINS: z
    .string()
    .regex(/^([a-z0-9.-]+(,[a-z0-9.-]+)*)?$/)
    .default(""),
  /** What wraps the data keys of consumers: `kms:<key id, ARN or alias>`, or `file:<path>` of a local key ring. */
  TANDEM_KEYRING: z.string().regex(/^(kms|file):.+$/),
  TANDEM_BUS_NAME: z.string().default("tandem"),
  /** Where dead letters wait, for who lists them: the queues' address up to their own names, and the subscriptions' names. */
  TANDEM_QUEUES: z.url().optional(),
  TANDEM_SUBSCRIPTIONS: z.string().default(""),
});

/** Read when used: a handler is given only the secrets it needs. */
const secrets = {
  TANDEM_PAYMENT_KEY: z.string().min(1),
  /** Keys of at least 32 characters: ids and pseudonyms of consumers, and signed cookies and cursors. */
  TANDEM_PAIRWISE_KEY: z.string().min(32),
  TANDEM_SESSION_KEY: z.string().min(32),
  /** Signs the sessions of staff, and seals what their accounts keep. */
  TANDEM_AUTH_KEY: z.string().min(32),
};

export type Config = {
  readonly table: string;
  readonly dynamodbEndpoint: string | undefined;
  readonly roles: Connection["roles"];
  readonly stage: string;
  readonly publicUrl: string;
  readonly paymentUrl: string;
  readonly paymentKey: string;
  readonly mail: string;
  readonly mailFrom: string;
  readonly relayDomain: string;
  readonly decoyDomains: readonly string[];
  readonly keyring: string;
  readonly busName: string;
  /** Only where the stacks give access to them. */
  readonly queues: { readonly url: string; readonly subscriptions: readonly string[] } | undefined;
  readonly pairwiseKey: string;
  readonly sessionKey: string;
  readonly authKey: string;
};

/** @throws ZodError that names the variable (a secret: when it's first used): a wrong deployment, not a wrong request */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const env = Environment.parse(environment);
  const secret = (name: keyof typeof secrets): string =>
    secrets[name].parse(environment[name], { error: () => `${name} is missing or too short` });
  return {
    table: env.TANDEM_TABLE,
    dynamodbEndpoint: env.TANDEM_DYNAMODB_ENDPOINT,
    roles:
      env.TANDEM_TENANT_ROLE && env.TANDEM_REACH_ROLE
        ? { tenantRoleArn: env.TANDEM_TENANT_ROLE, reachRoleArn: env.TANDEM_REACH_ROLE }
        : undefined,
    stage: env.TANDEM_STAGE,
    publicUrl: env.TANDEM_PUBLIC_URL,
    paymentUrl: env.TANDEM_PAYMENT_URL,
    get paymentKey() {
      return secret("TANDEM_PAYMENT_KEY");
    },
    mail: env.TANDEM_MAIL,
    mailFrom: env.TANDEM_MAIL_FROM,
    relayDomain: env.TANDEM_RELAY_DOMAIN,
    decoyDomains: env.TANDEM_DECOY_DOMAINS.split(",").filter(Boolean),
    keyring: env.TANDEM_KEYRING,
    busName: env.TANDEM_BUS_NAME,
    queues: env.TANDEM_QUEUES
      ? { url: env.TANDEM_QUEUES, subscriptions: env.TANDEM_SUBSCRIPTIONS.split(",") }
      : undefined,
    get pairwiseKey() {
      return secret("TANDEM_PAIRWISE_KEY");
    },
    get sessionKey() {
      return secret("TANDEM_SESSION_KEY");
    },
    get authKey() {
      return secret("TANDEM_AUTH_KEY");
    },
  };
}

/** What the relay needs: it reads no table and faces no caller. */
export const readBusName = (environment: Readonly<Record<string, string | undefined>> = process.env): string =>
  Environment.shape.TANDEM_BUS_NAME.parse(environment["TANDEM_BUS_NAME"]);

let current: Config | undefined;

/** Reads the environment once per process, connects the store, and says what wraps data keys. Every door calls it before its first request. */
export function configureCore(): Config {
  if (!current) {
    const config = readConfig();
    connect({
      tableName: config.table,
      ...(config.dynamodbEndpoint ? { endpoint: config.dynamodbEndpoint } : {}),
      ...(config.roles ? { roles: config.roles } : {}),
    });
    Keyring.useWrapper(() => Keyring.openWrapper(config.keyring));
    current = config;
  }
  return current;
}

/** Where a storefront is reached: its name is a label in front of the public host. */
export function storefrontUrl({ publicUrl }: Pick<Config, "publicUrl">, name: string, path = "/"): string {
  const url = new URL(path, publicUrl);
  url.hostname = `${name}.${url.hostname}`;
  return url.href;
}
