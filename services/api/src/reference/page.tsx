/**
 * The reference page: openapi.json, for people. Rendered on the server from the document alone; it loads nothing, and works
 * without JavaScript because it has none.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { raw } from "hono/html";
import type { OpenApi, Operation } from "../frame/openapi";
import { ErrorTable } from "./errors";
import { Markdown } from "./markdown";
import { OperationArticle } from "./operation";
import { SchemaTable } from "./schema";
import { style } from "./style";

/** Nothing but the style above, by its hash. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

type Entry = { readonly method: string; readonly path: string; readonly operation: Operation };

export function renderReference(document: OpenApi): string {
  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => ({ method, path, operation })),
  );
  const tagged = document.tags.map((tag) => ({
    ...tag,
    entries: entries.filter(({ operation }) => operation.tags.includes(tag.name)),
  }));
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${document.info.title} reference`}</title>
        <style>{raw(style)}</style>
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to the operations
        </a>
        <div class="frame">
          <nav id="operations" aria-label="Operations">
            {tagged.map((tag) => (
              <section>
                <h2>{tag.name}</h2>
                <ul>
                  {tag.entries.map(({ method, operation }) => (
                    <li>
                      <a href={`#${operation.operationId}`}>
                        <span class={`method ${method}`}>{method}</span>
                        {operation.summary}
                      </a>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
            <section>
              <h2>More</h2>
              <ul>
                <li>
                  <a href="#schemas">Schemas</a>
                </li>
                <li>
                  <a href="#problems">Problems</a>
                </li>
                <li>
                  <a href="openapi.json">openapi.json</a>
                </li>
              </ul>
            </section>
          </nav>
          <main id="content">
            <header>
              <h1>{document.info.title}</h1>
              <p class="version">Version {document.info.version}</p>
              <p class="jump">
                <a href="#operations">All operations</a>
              </p>
              <Markdown text={document.info.description} />
            </header>
            {tagged.map((tag) => (
              <section class="tag">
                <h2>{tag.name}</h2>
                <p>{tag.description}</p>
                {tag.entries.map((entry) => (
                  <OperationArticle {...entry} document={document} />
                ))}
              </section>
            ))}
            <section class="tag" id="schemas">
              <h2>Schemas</h2>
              <p>What requests and answers are made of.</p>
              {Object.entries(document.components.schemas).map(([name, schema]) => (
                <article id={`schema-${name}`}>
                  <h3>{name}</h3>
                  <SchemaTable schema={schema} />
                </article>
              ))}
            </section>
            <section class="tag" id="problems">
              <h2>Problems</h2>
              <p>Decide by the code. The wording may change.</p>
              <ErrorTable operations={entries.map(({ operation }) => operation)} />
            </section>
          </main>
        </div>
      </body>
    </html>
  );
  return `<!doctype html>${String(page)}`;
}
