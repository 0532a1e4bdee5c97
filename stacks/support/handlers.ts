/**
 * Every function there is, by name, and the file it is made of. Subscribers and jobs come from the lists their services declare, so that a
 * new one needs no word here; a declared one whose file is missing fails the bundle.
 *
 * @module
 */
import { schedules } from "../../services/job/src/schedules";
import { subscriptions } from "../../services/subscriber/src/subscriptions";

export type HandlerFile = {
  /** Path of the bundle under the bundles' folder, and the tail of the function's name with `/` as `-`. */
  readonly name: string;
  readonly entry: string;
  /** Answers a person who waits, so its size is held to the budget. */
  readonly answersRequests: boolean;
  /** Evaluates `services/secret` first, which turns references to secrets into values. */
  readonly readsSecrets: boolean;
};

export const handlerFiles: readonly HandlerFile[] = [
  { name: "api", entry: "services/api/src/handler.ts", answersRequests: true, readsSecrets: true },
  { name: "storefront", entry: "services/storefront/src/handler.ts", answersRequests: true, readsSecrets: true },
  { name: "relay", entry: "services/relay/src/handler.ts", answersRequests: false, readsSecrets: false },
  ...Object.keys(subscriptions).map((name) => ({
    name: `subscriber/${name}`,
    entry: `services/subscriber/src/${name}.ts`,
    answersRequests: false,
    readsSecrets: true,
  })),
  ...Object.keys(schedules).map((name) => ({
    name: `job/${name}`,
    entry: `services/job/src/${name}.ts`,
    answersRequests: false,
    readsSecrets: true,
  })),
];
