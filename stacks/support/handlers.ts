/**
 * Every function there is, by name, with the file it is made of and what it needs besides the table. Subscribers and jobs come from the lists
 * their services declare, so that a new one needs a word here only if it needs a secret or sends mail; a declared one whose file is missing
 * fails the bundle, and a need that differs from what its sources mention fails a test.
 *
 * @module
 */
import { schedules } from "../../services/job/src/schedules";
import { subscriptions } from "../../services/subscriber/src/subscriptions";

export type SecretVariable = "TANDEM_PAYMENT_KEY" | "TANDEM_SESSION_KEY" | "TANDEM_PAIRWISE_KEY" | "TANDEM_AUTH_KEY";

export type HandlerFile = {
  /** Path of the bundle under the bundles' folder, and the tail of the function's name with `/` as `-`. */
  readonly name: string;
  readonly entry: string;
  /** Answers a person who waits, so its size is held to the budget. */
  readonly answersRequests: boolean;
  /** With any, the bundle evaluates `services/secret` first, which turns references to secrets into values. */
  readonly secrets: readonly SecretVariable[];
  readonly sendsMail: boolean;
  /** Opens consumers' data, or seals new data as well. Without it, it can do neither. */
  readonly keys?: "open" | "seal";
  /** What lies beside the bundle, by name: paths from the root. */
  readonly files?: Readonly<Record<string, string>>;
  /** Modules that are loaded by the first request for their subject. */
  readonly groups?: RegExp;
};

type Needs = {
  readonly secrets?: readonly SecretVariable[];
  readonly sendsMail?: true;
  readonly keys?: "open" | "seal";
  readonly files?: NonNullable<HandlerFile["files"]>;
  readonly groups?: RegExp;
};

const needs: Readonly<Record<string, Needs>> = {
  // Seals what an organisation says of its account; what consumers gave it only opens.
  api: {
    secrets: ["TANDEM_SESSION_KEY", "TANDEM_AUTH_KEY", "TANDEM_PAIRWISE_KEY"],
    keys: "seal",
    groups: /^services\/api\/src\/routes\/[\w-]+\/index\.ts$/,
  },
  identity: { secrets: ["TANDEM_AUTH_KEY"], sendsMail: true },
  storefront: {
    secrets: ["TANDEM_SESSION_KEY", "TANDEM_PAYMENT_KEY", "TANDEM_PAIRWISE_KEY"],
    keys: "seal",
    sendsMail: true,
    // `services/storefront/src/font.ts` looks for it there. It is compressed already, so it isn't part of the code.
    files: {
      "instrument-sans.woff2":
        "node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
    },
  },
  "inbound-mail": { secrets: ["TANDEM_PAIRWISE_KEY"], sendsMail: true, keys: "open" },
  "subscriber/on-incident-raised": { sendsMail: true },
  "subscriber/on-agreement-course": { secrets: ["TANDEM_PAIRWISE_KEY"], keys: "seal" },
  "subscriber/on-agreement-signed": { secrets: ["TANDEM_PAIRWISE_KEY"], keys: "seal" },
  "subscriber/on-tenant-moved-follow-shared-records": { secrets: ["TANDEM_PAIRWISE_KEY"], keys: "seal" },
  "subscriber/on-consumer-follow-continued": { secrets: ["TANDEM_PAIRWISE_KEY"], keys: "seal" },
  "subscriber/on-consent-changed": { secrets: ["TANDEM_PAIRWISE_KEY"], keys: "seal" },
  "subscriber/on-tenant-decided-mail-owners": { sendsMail: true },
  "subscriber/on-invitation-issued-send-mail": { secrets: ["TANDEM_SESSION_KEY"], sendsMail: true },
  "subscriber/on-order-placed-record-consumer": { secrets: ["TANDEM_PAIRWISE_KEY"], keys: "seal" },
  "subscriber/on-order-placed-plant-decoys": { secrets: ["TANDEM_PAIRWISE_KEY"], keys: "seal" },
  "subscriber/on-order-placed-route-supplier-orders": { keys: "seal" },
  "subscriber/on-order-placed-send-confirmation": { secrets: ["TANDEM_SESSION_KEY"], sendsMail: true, keys: "open" },
  "subscriber/on-privacy-request-moved": { secrets: ["TANDEM_PAIRWISE_KEY"], sendsMail: true, keys: "open" },
  "job/advance-privacy-requests": { secrets: ["TANDEM_PAIRWISE_KEY"], sendsMail: true, keys: "open" },
  "job/end-expired-grants": { secrets: ["TANDEM_PAIRWISE_KEY"], keys: "seal" },
};

const handlerFileOf = (name: string, entry: string, answersRequests = false): HandlerFile => {
  const { secrets = [], sendsMail = false, ...rest } = needs[name] ?? {};
  return { name, entry, answersRequests, secrets, sendsMail, ...rest };
};

export const handlerFiles: readonly HandlerFile[] = [
  handlerFileOf("api", "services/api/src/handler.ts", true),
  handlerFileOf("storefront", "services/storefront/src/handler.ts", true),
  // Better Auth weighs more than the budget of what loads with every page; nobody waits for it but whoever signs in.
  handlerFileOf("identity", "services/identity/src/handler.ts"),
  handlerFileOf("relay", "services/relay/src/handler.ts"),
  handlerFileOf("inbound-mail", "services/inbound-mail/src/handler.ts"),
  ...Object.keys(subscriptions).map((name) =>
    handlerFileOf(`subscriber/${name}`, `services/subscriber/src/${name}.ts`),
  ),
  ...Object.keys(schedules).map((name) => handlerFileOf(`job/${name}`, `services/job/src/${name}.ts`)),
];

/** @throws Error for a name that isn't one: a typing error in a stack */
export function handlerFile(name: string): HandlerFile {
  const file = handlerFiles.find((one) => one.name === name);
  if (!file) throw new Error(`No handler is named ${name}`);
  return file;
}
