/**
 * Every code, its status, and the operations that may answer it. The `type` of a problem leads to its row.
 *
 * @module
 */
import type { Operation } from "../frame/openapi";

type Row = { readonly code: string; readonly status: string; readonly operations: Operation[] };

export function ErrorTable({ operations }: { readonly operations: readonly Operation[] }) {
  return (
    <div class="scroll" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Status</th>
            <th scope="col">Answered by</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(operations).map(({ code, status, operations: by }) => (
            <tr id={code}>
              <td>
                <code>{code}</code>
              </td>
              <td>{status}</td>
              <td>
                {by.length > 8 ? (
                  `${by.length} operations`
                ) : (
                  <>
                    {by.map(({ operationId, summary }, index) => (
                      <>
                        {index > 0 ? ", " : ""}
                        <a href={`#${operationId}`}>{summary}</a>
                      </>
                    ))}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function rowsOf(operations: readonly Operation[]): Row[] {
  const rows = new Map<string, Row>();
  for (const operation of operations) {
    for (const [status, { content }] of Object.entries(operation.responses)) {
      for (const code of codesOf(content)) {
        const row = rows.get(code) ?? { code, status, operations: [] };
        row.operations.push(operation);
        rows.set(code, row);
      }
    }
  }
  return [...rows.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function codesOf(content: Operation["responses"][string]["content"]): readonly string[] {
  const schema = content?.["application/problem+json"]?.schema as
    { allOf?: readonly { properties?: { code?: { enum?: readonly string[] } } }[] } | undefined;
  return schema?.allOf?.flatMap(({ properties }) => properties?.code?.enum ?? []) ?? [];
}
