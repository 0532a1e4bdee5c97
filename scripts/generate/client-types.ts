/**
 * TypeScript types of the API's paths, in the shape that openapi-fetch reads.
 *
 * Our own few lines, because openapi-typescript 7 needs the compiler interface of TypeScript 5, which TypeScript 7 doesn't have.
 * They know the JSON Schema that our routes make, and refuse what they don't know.
 *
 * @module
 */
import type { JsonSchema } from "../../services/api/src/frame/json-schema";
import type { OpenApi, Operation, Parameter } from "../../services/api/src/frame/openapi";

export function clientTypes(document: OpenApi): string {
  return [
    "/**",
    " * Types of the API, generated from docs/openapi.json by `npm run generate`.",
    " *",
    " * @module",
    " */",
    `export interface paths ${pathsOf(document)}`,
    "",
    `export interface components { schemas: ${object(Object.entries(document.components.schemas).map(([name, schema]) => field(name, schema, false)))} }`,
    "",
  ].join("\n");
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

function pathsOf(document: OpenApi): string {
  return object(
    Object.entries(document.paths).map(([path, operations]) => {
      const fields = methods.map((method) => {
        const operation = operations[method];
        return operation
          ? `${doc(operation.summary)}${method}: ${operationOf(operation, document)}`
          : `${method}?: never`;
      });
      return `${JSON.stringify(path)}: ${object([parametersOf([]), ...fields])}`;
    }),
  );
}

function operationOf(operation: Operation, document: OpenApi): string {
  const shared = document.components["parameters"] as Readonly<Record<string, Parameter>>;
  const parameters = operation.parameters.map((parameter) =>
    "$ref" in parameter ? (shared[parameter.$ref.split("/").at(-1) ?? ""] as Parameter) : parameter,
  );
  const body = operation.requestBody;
  const responses = Object.entries(operation.responses).map(([status, { content }]) => {
    const types = Object.entries(content ?? {}).map(
      ([type, { schema }]) => `${JSON.stringify(type)}: ${typeOf(schema)}`,
    );
    return `${status}: ${object([
      "headers: { [name: string]: unknown }",
      types.length > 0 ? `content: ${object(types)}` : "content?: never",
    ])}`;
  });
  const bodies = Object.entries(body?.content ?? {}).map(
    ([type, { schema }]) => `${JSON.stringify(type)}: ${typeOf(schema)}`,
  );
  return object([
    parametersOf(parameters),
    body ? `requestBody: { content: ${object(bodies)} }` : "requestBody?: never",
    `responses: ${object(responses)}`,
  ]);
}

/** The client adds an Idempotency-Key where the caller gives none. */
const clientFills = new Set(["Idempotency-Key"]);

function parametersOf(parameters: readonly Parameter[]): string {
  const groups = (["query", "header", "path"] as const).map((where) => {
    const members = parameters.filter((parameter) => parameter.in === where);
    if (members.length === 0) return `${where}?: never`;
    const needed = members.some(({ name, required }) => required && !clientFills.has(name));
    const fields = members.map(({ name, schema, required, description }) =>
      field(name, { ...schema, description }, !required || clientFills.has(name)),
    );
    return `${where}${needed ? "" : "?"}: ${object(fields)}`;
  });
  return `parameters: ${object([...groups, "cookie?: never"])}`;
}

const object = (fields: readonly string[]): string => `{\n${fields.map((text) => `${text};`).join("\n")}\n}`;

const doc = (text: unknown): string => (typeof text === "string" ? `/** ${text.replaceAll("*/", "* /")} */\n` : "");

const field = (name: string, schema: JsonSchema, isOptional: boolean): string =>
  `${doc(schema["description"])}${/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)}${isOptional ? "?" : ""}: ${typeOf(schema)}`;

function typeOf(schema: JsonSchema): string {
  if (typeof schema["$ref"] === "string") {
    return `components["schemas"][${JSON.stringify(schema["$ref"].split("/").at(-1))}]`;
  }
  if ("const" in schema) return JSON.stringify(schema["const"]);
  if (Array.isArray(schema["enum"])) return schema["enum"].map((value) => JSON.stringify(value)).join(" | ");
  const choices = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(choices)) return choices.map((choice: JsonSchema) => `(${typeOf(choice)})`).join(" | ");
  if (Array.isArray(schema["allOf"])) return schema["allOf"].map((part: JsonSchema) => `(${typeOf(part)})`).join(" & ");
  if (Array.isArray(schema["type"]))
    return schema["type"].map((type: string) => typeOf({ ...schema, type })).join(" | ");
  switch (schema["type"]) {
    case "string":
      return "string";
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "null":
      return "null";
    case "array":
      return `(${typeOf((schema["items"] ?? {}) as JsonSchema)})[]`;
    case "object":
      return objectType(schema);
    case undefined:
      return "unknown";
    default:
      throw new Error(`No TypeScript for ${JSON.stringify(schema)}`);
  }
}

function objectType(schema: JsonSchema): string {
  const required = new Set((schema["required"] ?? []) as readonly string[]);
  const properties = Object.entries((schema["properties"] ?? {}) as Readonly<Record<string, JsonSchema>>);
  const rest = schema["additionalProperties"];
  const isOpen = rest !== undefined && rest !== false;
  if (properties.length === 0) return `{ [name: string]: ${isOpen ? typeOf(rest as JsonSchema) : "unknown"} }`;
  const fields = properties.map(([name, inner]) => field(name, inner, !required.has(name)));
  return isOpen ? `(${object(fields)} & { [name: string]: unknown })` : object(fields);
}
