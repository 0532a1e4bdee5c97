/**
 * zod → JSON Schema, as OpenAPI 3.1 wants it: schemas with an `id` in their meta become components.
 *
 * @module
 */
import { invariant } from "#core/kernel";
import * as z from "zod";

export type JsonSchema = { readonly [key: string]: unknown };

/** Collects the components that schemas refer to. */
export class Components {
  readonly schemas: Record<string, JsonSchema> = {};

  /** The schema of what callers send (`input`) or get (`output`). */
  of(schema: z.ZodType, io: "input" | "output"): JsonSchema {
    const {
      $schema: _,
      $defs = {},
      ...root
    } = z.toJSONSchema(schema, {
      io,
      target: "draft-2020-12",
      // Custom checks of ids and instants say what they are in their meta.
      unrepresentable: "any",
      override: ({ zodSchema, jsonSchema, path }) => {
        const { def } = zodSchema._zod;
        // What a transform answers has the shape of what it was given: it only tidies.
        if (def.type === "pipe" && io === "output" && def.out._zod.def.type === "transform") {
          const { $schema: _, ...inner } = z.toJSONSchema(def.in as z.ZodType, { io, unrepresentable: "any" });
          Object.assign(jsonSchema, inner);
        }
        // The largest safe integer as a bound says nothing.
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
        // An answer may gain fields without a new version, so a client mustn't refuse what it doesn't know.
        if (io === "output" && path.length >= 0) delete jsonSchema.additionalProperties;
        delete jsonSchema.id;
      },
    }) as { $schema?: string; $defs?: Record<string, JsonSchema> } & JsonSchema;
    for (const [name, definition] of Object.entries($defs)) this.#add(name, definition);
    const id = z.globalRegistry.get(schema)?.id;
    if (typeof id !== "string" || "$ref" in root) return pointingAtComponents(root);
    this.#add(id, root);
    return { $ref: `#/components/schemas/${id}` };
  }

  #add(name: string, definition: JsonSchema): void {
    const pointed = pointingAtComponents(definition);
    const known = this.schemas[name];
    invariant(!known || JSON.stringify(known) === JSON.stringify(pointed), `${name} means one schema`);
    this.schemas[name] = pointed;
  }
}

function pointingAtComponents<T>(value: T): T {
  if (Array.isArray(value)) return value.map(pointingAtComponents) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string"
        ? inner.replace("#/$defs/", "#/components/schemas/")
        : pointingAtComponents(inner),
    ]),
  ) as T;
}
