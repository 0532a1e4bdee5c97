/**
 * The OpenAPI 3.1 document, made from the routes: nothing in it is written twice.
 *
 * @module
 */
import type * as z from "zod";
import { actionOf } from "./audited";
import { Components, type JsonSchema } from "./json-schema";
import { Problem, problemType } from "./problem";
import { type Route, tags } from "./route";

/** Of the API; grows by semantic versioning, apart from the release. */
const version = "1.0.0";

type Json = { readonly [key: string]: unknown };
export type OpenApi = {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description: string;
    readonly [key: string]: unknown;
  };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>>; readonly [key: string]: unknown };
  readonly [key: string]: unknown;
};
export type Parameter = {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
};
export type Content = Readonly<Record<string, { readonly schema: JsonSchema; readonly example?: unknown }>>;
export type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly security: readonly Json[];
  readonly parameters: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly description: string; readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly headers?: Json; readonly content?: Content }>
  >;
  readonly "x-permission"?: string;
  /** No API key may do it. */
  readonly "x-people-only"?: boolean;
  /** The entry that each answer leaves in the audit chain. */
  readonly "x-audited"?: string;
};

const description = `Tandem is a marketplace for suppliers who sell to consumers through partners, under their own brand. Each order,
commission and consumer record goes to its right owner, by agreement.

- **Whose**: every call acts for the tenant of its session or its API key. What belongs to others isn't there: it answers 404.
- **Once**: operations that make or move something take an \`Idempotency-Key\`. Repeat a request with the same key as often as you like.
- **Edits** name the state they edit: send the \`ETag\` that you read as \`If-Match\`.
- **Lists** answer \`items\` and \`nextCursor\`; send that back as \`cursor\` for the next page.
- **Limits**: every answer says in \`RateLimit\` what is left, by \`RateLimit-Policy\`. Beyond it is 429, and \`Retry-After\`.
- **Money** is an integer of minor units (cents) and an ISO 4217 code.
- **Problems** follow RFC 9457; decide by \`code\`, which never changes its meaning.`;

export function openApi(routes: readonly Route[]): OpenApi {
  const components = new Components();
  const problem = components.of(Problem, "output");
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operationOf(route, components, problem);
  return components.merge({
    openapi: "3.1.0",
    info: {
      title: "Tandem API",
      version,
      description,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/api", description: "Where this document was served." }],
    tags: Object.entries(tags).map(([name, text]) => ({ name, description: text })),
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "The token that POST /sessions answers." },
        apiKey: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "tdm_live_… or tdm_test_…",
          description: "An API key of the tenant, with the operation's permission among its own.",
        },
        cookie: {
          type: "apiKey",
          in: "cookie",
          name: "tandem_session",
          description: "The console's. Taken only from our own pages; over https its name begins with `__Host-`.",
        },
      },
      parameters: {
        IdempotencyKey: {
          name: "Idempotency-Key",
          in: "header",
          required: true,
          description: "A UUID of your own. The same key with the same request takes effect once.",
          schema: { type: "string", format: "uuid" },
          example: "5f0c2a52-3a0f-4f0e-9a64-0b8f5a0f4d11",
        },
        IfMatch: {
          name: "If-Match",
          in: "header",
          required: true,
          description: "The ETag of the state that you edit.",
          schema: { type: "string", pattern: '^"r[1-9][0-9]*"$' },
          example: '"r3"',
        },
      },
      schemas: components.schemas,
    },
  });
}

function operationOf(route: Route, components: Components, problem: JsonSchema): Operation {
  const body = bodyOf(route, components);
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    description: route.description,
    security: securityOf(route),
    ...(needsPermission(route) ? { "x-permission": route.access } : {}),
    ...(isForPeople(route) ? { "x-people-only": true } : {}),
    ...(route.reads ? { "x-audited": actionOf(route.reads) } : {}),
    parameters: [
      ...parametersOf(route.params, "path", components),
      ...parametersOf(route.query, "query", components),
      ...(route.once ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
      ...(route.edits ? [{ $ref: "#/components/parameters/IfMatch" }] : []),
    ],
    ...(body ? { requestBody: body } : {}),
    responses: { [route.success.status]: successOf(route, components), ...problemsOf(route, problem) },
  };
}

function parametersOf(schema: z.ZodObject, where: "path" | "query", components: Components): Parameter[] {
  const object = components.of(schema, "input") as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  return Object.entries(object.properties ?? {}).map(([name, { description: text, ...inner }]) => ({
    name,
    in: where,
    required: where === "path" || (object.required ?? []).includes(name),
    description: typeof text === "string" ? text : name,
    schema: inner,
  }));
}

function bodyOf(route: Route, components: Components): Operation["requestBody"] {
  if (route.text) {
    const schema = { type: "string" };
    const content = Object.fromEntries(route.text.mediaTypes.map((mediaType) => [mediaType, { schema }]));
    return { description: route.text.description, required: true, content };
  }
  if (!route.body) return undefined;
  const example = route.bodyExample === undefined ? {} : { example: route.bodyExample };
  const content = { "application/json": { schema: components.of(route.body, "input"), ...example } };
  return { description: route.body.description ?? route.summary, required: true, content };
}

function successOf({ success, once }: Route, components: Components): Operation["responses"][string] {
  const { content, example, tagged } = success;
  const headers = {
    ...(tagged
      ? { ETag: { description: "The revision; send it as If-Match to edit.", schema: { type: "string" } } }
      : {}),
    ...(once
      ? { "Idempotency-Replayed": { description: "`true` on the answer to a repetition.", schema: { type: "string" } } }
      : {}),
  };
  const schema =
    content === "text/html" || content === "text/csv"
      ? { type: "string" }
      : content === "application/json"
        ? { type: "object" }
        : undefined;
  const type = typeof content === "string" ? content : "application/json";
  return {
    description: success.description,
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(content
      ? {
          content: {
            [type]: {
              schema: schema ?? components.of(content as z.ZodType, "output"),
              ...(example === undefined ? {} : { example }),
            },
          },
        }
      : {}),
  };
}

const reasons: Readonly<Record<number, string>> = {
  400: "The request isn't well formed.",
  401: "Nobody is signed in.",
  403: "The caller may not do this.",
  404: "There is no such thing, or none that the caller may know of.",
  409: "The present state doesn't allow it.",
  412: "Somebody else changed it meanwhile.",
  413: "The body is too large.",
  415: "The body's content type isn't read here.",
  422: "The input is well formed and not valid.",
  428: "An edit needs If-Match.",
  429: "Too many requests; the `Retry-After` header says when to come back.",
  500: "Something broke on our side.",
  503: "Try again in a moment.",
};

const isForPeople = ({ access, human }: Route): boolean => human === true || access === "person";

const securityOf = (route: Route): Json[] =>
  route.access === "public" ? [] : [{ bearer: [] }, { cookie: [] }, ...(isForPeople(route) ? [] : [{ apiKey: [] }])];

const needsPermission = ({ access }: Route): boolean =>
  access !== "public" && access !== "person" && access !== "member";

/** Codes that follow from what kind of operation it is. */
export function problemCodesOf(route: Route): Record<number, string[]> {
  const codes: Record<number, string[]> = {};
  const add = (status: number, ...more: readonly string[]) => void (codes[status] ??= []).push(...more);
  const hasBody = route.body !== undefined || route.text !== undefined;
  if (route.access !== "public") add(401, "http.unauthenticated");
  if (route.access !== "public" && route.method !== "get") add(403, "http.cross_site");
  if (route.access !== "public" && route.access !== "person") add(403, "http.tenant_needed");
  if (isForPeople(route)) add(403, "http.people_only");
  if (needsPermission(route)) add(403, "http.forbidden");
  if (Object.keys(route.params.shape).length > 0) add(404, "http.not_found");
  if (hasBody) add(413, "http.body_too_large");
  if (hasBody) add(415, "http.unsupported_media_type");
  if (route.body) add(400, "http.malformed_json");
  if (route.body || Object.keys(route.query.shape).length > 0) add(422, "input.invalid");
  if (route.paged) add(422, "http.cursor_invalid");
  if (route.once) {
    add(400, "idempotency.key_missing", "idempotency.key_malformed");
    add(409, "idempotency.running", "idempotency.unresolved");
    add(422, "idempotency.key_reused");
  }
  if (route.reads) add(503, "audit.busy");
  if (route.edits) {
    add(400, "http.malformed_precondition");
    add(428, "http.precondition_required");
  }
  for (const [status, more] of Object.entries(route.problems ?? {})) add(Number(status), ...more);
  add(429, "limit.exceeded");
  add(500, "internal");
  return codes;
}

const problemsOf = (route: Route, schema: JsonSchema): Operation["responses"] =>
  Object.fromEntries(
    Object.entries(problemCodesOf(route)).map(([status, codes]) => [
      status,
      {
        description: `${reasons[Number(status)] ?? "A problem."} Codes: ${codes.map((code) => `\`${code}\``).join(", ")}.`,
        content: {
          [problemType]: {
            schema: {
              allOf: [schema, { type: "object", properties: { code: { type: "string", enum: codes } } }],
            },
          },
        },
      },
    ]),
  );
