/**
 * Schemas as tables of their fields; an object inside an object folds out.
 *
 * @module
 */
import type { JsonSchema } from "../frame/json-schema";
import { Inline } from "./markdown";

const record = (value: unknown): Record<string, JsonSchema> => (value ?? {}) as Record<string, JsonSchema>;
const list = (value: unknown): readonly JsonSchema[] => (value ?? []) as readonly JsonSchema[];

/** The type in a few words: `string`, `array of Money`, `"a" or "b"`. */
export function Type({ schema }: { readonly schema: JsonSchema }) {
  if (typeof schema["$ref"] === "string") {
    const name = schema["$ref"].split("/").at(-1);
    return <a href={`#schema-${name}`}>{name}</a>;
  }
  const choices = list(schema["anyOf"] ?? schema["oneOf"] ?? schema["allOf"]);
  if (choices.length > 0) {
    return (
      <>
        {choices.map((choice, index) => (
          <>
            {index > 0 ? " or " : ""}
            <Type schema={choice} />
          </>
        ))}
      </>
    );
  }
  if (schema["const"] !== undefined) return <>{JSON.stringify(schema["const"])}</>;
  if (Array.isArray(schema["enum"])) return <>{schema["enum"].map((value) => JSON.stringify(value)).join(" or ")}</>;
  if (schema["type"] === "array") {
    return (
      <>
        array of <Type schema={record(schema)["items"] ?? {}} />
      </>
    );
  }
  const format = typeof schema["format"] === "string" ? ` (${schema["format"]})` : "";
  const types = schema["type"] === undefined ? ["anything"] : [schema["type"]].flat();
  return <>{`${types.join(" or ")}${format}`}</>;
}

/** Bounds and defaults, as far as a caller must know them. */
function constraintsOf(schema: JsonSchema): string {
  const words: readonly (readonly [string, string])[] = [
    ["minimum", "at least"],
    ["maximum", "at most"],
    ["minLength", "characters, at least"],
    ["maxLength", "characters, at most"],
    ["minItems", "items, at least"],
    ["maxItems", "items, at most"],
    ["default", "default"],
  ];
  return words
    .flatMap(([key, word]) => (schema[key] === undefined ? [] : [`${word} ${String(schema[key])}`]))
    .join("; ");
}

export function SchemaTable({ schema }: { readonly schema: JsonSchema }) {
  const properties = Object.entries(record(schema["properties"]));
  const required = (schema["required"] ?? []) as readonly string[];
  const about = typeof schema["description"] === "string" ? schema["description"] : "";
  return (
    <>
      {about ? (
        <p>
          <Inline text={about} />
        </p>
      ) : null}
      {properties.length > 0 ? (
        <div class="scroll" tabindex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">Type</th>
                <th scope="col">Meaning</th>
              </tr>
            </thead>
            <tbody>
              {properties.map(([name, inner]) => (
                <Field name={name} schema={inner} isRequired={required.includes(name)} />
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p class="type">
          <Type schema={schema} />
        </p>
      )}
    </>
  );
}

type FieldProps = { readonly name: string; readonly schema: JsonSchema; readonly isRequired: boolean };

export function Field({ name, schema, isRequired }: FieldProps) {
  const nested = nestedOf(schema);
  const constraints = constraintsOf(schema);
  const about = typeof schema["description"] === "string" ? schema["description"] : "";
  return (
    <tr>
      <td>
        <code>{name}</code>
        {isRequired ? <div class="required">required</div> : null}
      </td>
      <td class="type">
        <Type schema={schema} />
      </td>
      <td>
        <Inline text={about} />
        {constraints ? <div class="type">{constraints}</div> : null}
        {nested ? (
          <details>
            <summary>Fields of {name}</summary>
            <SchemaTable schema={nested} />
          </details>
        ) : null}
      </td>
    </tr>
  );
}

/** The object that a field holds, alone or in a list, when it has no name of its own. */
function nestedOf(schema: JsonSchema): JsonSchema | undefined {
  if (schema["properties"]) return schema;
  const items = record(schema)["items"];
  return items?.["properties"] ? items : undefined;
}
