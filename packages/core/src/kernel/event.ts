/**
 * Events: facts that a tenant's transaction wrote together with its change (CloudEvents 1.0).
 *
 * A type is `<context>.<past tense>.v<n>`; a breaking change is a new version published beside the old one.
 *
 * @module
 */
import * as z from "zod";
import { createId, Id, type Random } from "./id";
import { Instant } from "./time";

/** Where every event says that it comes from. */
export const eventSource = "tandem";

export type EventType = `${string}.${string}.v${number}`;

/** What the bus carries. `sequence` sorts within a tenant; `tenantid` is the tenant whose transaction it was. */
export const Envelope = z.object({
  specversion: z.literal("1.0"),
  id: Id("evt"),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: Instant,
  tenantid: z.string(),
  sequence: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type Envelope = z.infer<typeof Envelope>;

export type Event<T = unknown> = Omit<Envelope, "data"> & { readonly data: T };

export type EventDefinition<S extends z.ZodObject = z.ZodObject> = {
  readonly type: EventType;
  readonly schema: S;
  /** Makes the event; `subject` is the id of what changed. */
  readonly create: (input: {
    tenantId: Id<"ten">;
    subject: string;
    at: Instant;
    random: Random;
    data: z.input<S>;
  }) => Event<z.output<S>>;
};

export function defineEvent<S extends z.ZodObject>(type: EventType, schema: S): EventDefinition<S> {
  return {
    type,
    schema,
    create: ({ tenantId, subject, at, random, data }) => {
      const id = createId("evt", at, random);
      return {
        specversion: "1.0",
        id,
        source: eventSource,
        type,
        subject,
        time: at,
        tenantid: tenantId,
        sequence: id.slice("evt_".length),
        data: schema.parse(data),
      };
    },
  };
}
