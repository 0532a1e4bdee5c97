/**
 * One operation: what it is for, what it takes, what it answers.
 *
 * @module
 */
import type { Content, OpenApi, Operation, Parameter } from "../frame/openapi";
import { Inline, Markdown } from "./markdown";
import { Field, SchemaTable, Type } from "./schema";

type Props = {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly document: OpenApi;
};

export function OperationArticle({ method, path, operation, document }: Props) {
  const parameters = operation.parameters.map((parameter) => resolve(parameter, document));
  const permission = operation["x-permission"];
  return (
    <article id={operation.operationId}>
      <h3>{operation.summary}</h3>
      <p class="target">
        <span class={`method ${method}`}>{method}</span>
        <code>{path}</code>
      </p>
      <Markdown text={operation.description} />
      <p class="needs">
        {operation.security.length === 0 ? "Open to everybody." : null}
        {permission ? (
          <>
            Needs the permission <code>{permission}</code>.
          </>
        ) : null}
        {operation.security.length > 0 && !permission ? "Needs a session." : null}
      </p>
      {parameters.length > 0 ? <Parameters parameters={parameters} /> : null}
      {operation.requestBody ? (
        <>
          <h4>Body</h4>
          <Bodies content={operation.requestBody.content} />
        </>
      ) : null}
      {Object.entries(operation.responses).map(([status, { description, content }]) =>
        Number(status) < 400 ? (
          <>
            <h4>Answer {status}</h4>
            <p>{description}</p>
            {content ? <Bodies content={content} /> : null}
          </>
        ) : null,
      )}
      <details>
        <summary>Problems</summary>
        <div class="scroll" tabindex={0}>
          <table>
            <tbody>
              {Object.entries(operation.responses).map(([status, { description }]) =>
                Number(status) >= 400 ? (
                  <tr>
                    <td>
                      <code>{status}</code>
                    </td>
                    <td>
                      <Inline text={description} />
                    </td>
                  </tr>
                ) : null,
              )}
            </tbody>
          </table>
        </div>
      </details>
    </article>
  );
}

function Parameters({ parameters }: { readonly parameters: readonly Parameter[] }) {
  return (
    <>
      <h4>Parameters</h4>
      <div class="scroll" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Type</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map(({ name, required, description, schema, in: where }) => (
              <Field
                name={name}
                isRequired={required}
                schema={{ ...schema, description: `In the ${where}. ${description}` }}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Equal bodies under several content types are told once. */
function Bodies({ content }: { readonly content: Content }) {
  const [first] = Object.values(content);
  if (!first) return null;
  const { schema, example } = first;
  return (
    <>
      <p class="type">
        {Object.keys(content).join(", ")}: <Type schema={schema} />
      </p>
      {schema["properties"] ? <SchemaTable schema={schema} /> : null}
      {example === undefined ? null : <pre tabindex={0}>{JSON.stringify(example, null, 2)}</pre>}
    </>
  );
}

function resolve(parameter: Operation["parameters"][number], document: OpenApi): Parameter {
  if (!("$ref" in parameter)) return parameter;
  const parameters = document.components["parameters"] as Readonly<Record<string, Parameter>>;
  return parameters[parameter.$ref.split("/").at(-1) ?? ""] as Parameter;
}
