/**
 * Route: one operation of the API, as data. Serving, the OpenAPI document, the client's types and the isolation tests are
 * all made from it.
 *
 * Invariants
 *   R1  An operation that makes or moves something (`once`) needs an Idempotency-Key; one that edits (`edits`) needs If-Match.
 *   R2  What isn't in the answer's schema isn't sent.
 *   R3  A path that names its owner (`owner`) exists for nobody else (invariant 2).
 *   R4  Personal data of consumers leaves through routes that say so (`reads`), and every such answer is in the audit chain.
 *
 * @module
 */
import type { DeadLetter } from "#core/dead-letter";
import type { Clock, Instant, Random } from "#core/kernel";
import type { RelayAddress } from "#core/relay-address";
import type { ApiKey, Identity } from "#core/identity";
import * as z from "zod";
import type { Readable } from "./audited";
import type { Meter } from "./limited";

/** Who calls: somebody acting for a tenant, a machine doing so, or somebody who acts for no tenant. */
export type Caller = Identity.MemberSession | Identity.ApiKeyCaller | Identity.PersonSession;

export type Call<P = unknown, Q = unknown, B = unknown> = {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Who acts for a tenant. @throws InvariantBroken on a public operation, and on one of persons */
  readonly caller: Identity.MemberSession | Identity.ApiKeyCaller;
  /** The member who does what only people may. @throws InvariantBroken unless the operation is `human` */
  readonly member: Identity.MemberSession;
  /** Whose session it is, with a tenant or without. @throws InvariantBroken unless the operation is one of persons */
  readonly person: Identity.Session;
  /** The time of this request, and its randomness; a repetition under the same Idempotency-Key gets the same. */
  readonly at: Instant;
  readonly random: Random;
  /** The revision that If-Match names; only on operations that edit. */
  readonly revision: number;
  /** Where the page begins, unsealed; only on lists. */
  readonly cursor: string | undefined;
  readonly request: Request;
  readonly meter: Meter;
};

export type Answer = {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The revision of what is answered; becomes the ETag. */
  readonly revision?: number;
};

export type Method = "get" | "post" | "put" | "patch" | "delete";

export type Access =
  /** Anybody, without a session. */
  | "public"
  /** Any session, with a tenant or without: what somebody does for themselves. Runs in no tenant's scope. */
  | "person"
  /** Whoever acts for a tenant, whatever they may do there. */
  | "member"
  | Identity.Permission;

export type TextBody = {
  /** Accepted content types. The handler gets `{ mediaType, bytes }`. */
  readonly mediaTypes: readonly string[];
  readonly maxBytes: number;
  /** What to do with a larger one. */
  readonly wayOut: string;
  readonly description: string;
};
export type TextContent = { readonly mediaType: string; readonly bytes: Uint8Array };

type Empty = z.ZodObject<Record<never, never>>;

type Common = {
  /** Also the operation's name in the client and in idempotency keys: renaming is a breaking change. */
  readonly operationId: string;
  readonly method: Method;
  /** `{name}` for each parameter. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description: string;
  readonly access: Access;
  /** Only people may: it binds, or opens the door to others. An API key is refused, whatever its permissions. */
  readonly human?: boolean;
  /** Parameter of the path that names the tenant it belongs to. */
  readonly owner?: "supplierId" | "partnerId" | "tenantId";
  /** Whose personal data it answers: each answer is recorded in the audit chain before it goes out (R4). */
  readonly reads?: Readable;
  readonly edits?: boolean;
  readonly once?: boolean;
  readonly paged?: boolean;
  readonly text?: TextBody;
  /** Codes beyond those that every such operation has, by status. */
  readonly problems?: Readonly<Record<number, readonly string[]>>;
  readonly bodyExample?: unknown;
};

export type Success = {
  readonly status: 200 | 201 | 202 | 204;
  readonly description: string;
  /** A schema of JSON, the content type of anything else, or nothing for 204. */
  readonly content?: z.ZodType | "text/html" | "text/csv" | "application/json";
  readonly example?: unknown;
  /** It has a revision, so an ETag. */
  readonly tagged?: boolean;
};

type Spec<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = Common & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly success: Success;
  readonly handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>, door: Door) => Promise<Answer>;
  /** With `once`, where a repetition meets what the run before it made: answers with that. */
  readonly recover?: (call: Call<z.output<P>, z.output<Q>, z.output<B>>, door: Door) => Promise<Answer>;
};

export type Route = Common & {
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body?: z.ZodType;
  readonly success: Success;
  readonly handle: (call: Call, door: Door) => Promise<Answer>;
  readonly recover?: (call: Call, door: Door) => Promise<Answer>;
};

/** What the handlers of routes may use of the world. */
export type Door = {
  readonly clock: Clock;
  readonly random: Random;
  readonly identity: IdentityPort;
  readonly deadLetters: DeadLetter.Box;
  /** Makes the tokens of invitations, as whoever mails them does. */
  readonly tokenKey: string;
  /** Which API keys count here. */
  readonly keyKind: ApiKey.Kind;
  /** Cookies are marked Secure when it begins with https. */
  readonly publicUrl: string;
  readonly relay: RelayAddress.Relay;
  /** Every operation there is, for those that describe them. */
  readonly routes: () => Promise<readonly Route[]>;
};

/** Who somebody is, and what a role may do. */
export type IdentityPort = Identity.Provider & Pick<typeof Identity, "isAllowed">;

export const tags = {
  Tenant: "Applying with an organisation, its onboarding, and the operator's review.",
  Session: "Signing in, and who is signed in.",
  Member: "Who acts for a tenant, people and machines: members, invitations, API keys.",
  Catalog: "What a supplier sells, and how much of it is left.",
  Agreement: "Programmes of suppliers, and the signed contracts that come from them.",
  Listing: "What a partner shows in its storefronts under an agreement.",
  Order: "What was sold: each owner sees its own part.",
  Consumer:
    "Who bought: the file of the tenant that owns it, who may read it and why, and the other party's projection.",
  Platform: "Events, dead letters and this description.",
} as const;
export type Tag = keyof typeof tags;

export function defineRoute<
  P extends z.ZodObject = Empty,
  Q extends z.ZodObject = Empty,
  B extends z.ZodType = z.ZodUndefined,
>(spec: Spec<P, Q, B>): Route {
  return { params: z.object({}), query: z.object({}), ...spec } as unknown as Route;
}
