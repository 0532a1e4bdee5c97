/**
 * zod → JSON Schema, as OpenAPI 3.1 wants it: schemas with an `id` in their meta become components.
 *
 * @module
 */
import { invariant } from "#core/kernel";
import * as z from "zod";

export type JsonSchema = { readonly [key: string]: unknown };
type Direction = "input" | "output";

const place = "#/components/schemas/";
const inputSuffix = "Input";

/**
 * Collects the components that schemas refer to. What callers send may be stricter than what they get, so a schema used both
 * ways becomes two components, `X` and `XInput`, unless both are the same.
 */
export class Components {
  readonly #definitions: Readonly<Record<Direction, Map<string, JsonSchema>>> = { input: new Map(), output: new Map() };

  /** The schema of what callers send (`input`) or get (`output`). */
  of(schema: z.ZodType, io: Direction): JsonSchema {
    const { $defs, ...root } = convert(schema, io);
    for (const [name, definition] of Object.entries($defs ?? {})) this.#add(name, definition as JsonSchema, io);
    const id = z.globalRegistry.get(schema)?.id;
    if (typeof id !== "string" || "$ref" in root) return pointing(root, io);
    this.#add(id, root, io);
    return { $ref: `${place}${nameOf(id, io)}` };
  }

  /** All components, by name. */
  get schemas(): Readonly<Record<string, JsonSchema>> {
    const { input, output } = this.#definitions;
    const inputs = [...input].map(([name, definition]) => [nameOf(name, "input"), definition] as const);
    return Object.fromEntries([...output, ...inputs].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** A document that refers to components, with `XInput` and `X` made one wherever they are the same. */
  merge<T extends { readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> } }>(document: T): T {
    const { input, output } = this.#definitions;
    const merged = new Set(input.keys());
    const isSame = (name: string) => {
      const other = output.get(name);
      return !other || JSON.stringify(renamed(input.get(name), merged)) === JSON.stringify(other);
    };
    // One that refers to a schema that stays two is itself two, so this goes on until nothing changes.
    for (let before = -1; before !== merged.size;) {
      before = merged.size;
      for (const name of [...merged]) if (!isSame(name)) merged.delete(name);
    }
    const schemas = Object.entries(document.components.schemas).map(([name, schema]) => [
      shortName(name, merged),
      schema,
    ]);
    return renamed(
      { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) } },
      merged,
    );
  }

  #add(name: string, definition: JsonSchema, io: Direction): void {
    const pointed = pointing(definition, io);
    const known = this.#definitions[io].get(name);
    invariant(!known || JSON.stringify(known) === JSON.stringify(pointed), `${name} means one schema`);
    this.#definitions[io].set(name, pointed);
  }
}

function convert(schema: z.ZodType, io: Direction): JsonSchema {
  const { $schema: _, ...converted } = z.toJSONSchema(schema, {
    io,
    target: "draft-2020-12",
    // Custom checks of ids and instants say what they are in their meta.
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      // What a transform answers has the shape of what it was given: it only tidies.
      if (def.type === "pipe" && io === "output" && def.out._zod.def.type === "transform") {
        Object.assign(jsonSchema, convert(def.in as z.ZodType, io));
      }
      // The largest safe integer as a bound says nothing.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      // An answer may gain fields without a new version, so a client mustn't refuse what it doesn't know.
      if (io === "output" && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      delete jsonSchema.id;
    },
  });
  return converted;
}

const nameOf = (name: string, io: Direction): string => (io === "input" ? `${name}${inputSuffix}` : name);

const pointing = <T>(value: T, io: Direction): T =>
  mapReferences(value, (reference) =>
    reference.startsWith("#/$defs/") ? `${place}${nameOf(reference.slice("#/$defs/".length), io)}` : reference,
  );

const renamed = <T>(value: T, merged: ReadonlySet<string>): T =>
  mapReferences(value, (reference) =>
    reference.startsWith(place) ? `${place}${shortName(reference.slice(place.length), merged)}` : reference,
  );

function shortName(name: string, merged: ReadonlySet<string>): string {
  const short = name.endsWith(inputSuffix) ? name.slice(0, -inputSuffix.length) : name;
  return merged.has(short) ? short : name;
}

function mapReferences<T>(value: T, change: (reference: string) => string): T {
  if (Array.isArray(value)) return value.map((inner: unknown) => mapReferences(inner, change)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string" ? change(inner) : mapReferences(inner as unknown, change),
    ]),
  ) as T;
}
