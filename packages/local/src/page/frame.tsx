/**
 * The frame of every local page.
 *
 * @module
 */
import { raw } from "hono/html";
import type { Child } from "hono/jsx";

const sections = [
  { href: "/", label: "Start" },
  { href: "/console/", label: "Console" },
  { href: "/mailbox/", label: "Mailbox" },
  { href: "/pay/", label: "Payments" },
  { href: "/api/reference", label: "API" },
] as const;

export function Frame(props: { title: string; at: string; narrow?: boolean; children: Child }) {
  return (
    <>
      {raw("<!doctype html>")}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{props.title === "Tandem" ? "Tandem on this machine" : `${props.title} · Tandem`}</title>
          <link rel="stylesheet" href="/local/style.css" />
          <link rel="icon" href="/local/icon.svg" type="image/svg+xml" />
        </head>
        <body>
          <header class="bar">
            <a class="name" href="/">
              Tandem
            </a>
            <nav aria-label="Parts">
              {sections.map(({ href, label }) => (
                <a href={href} {...(props.at === href ? { "aria-current": "page" } : {})}>
                  {label}
                </a>
              ))}
            </nav>
          </header>
          <main class={props.narrow ? "narrow" : ""}>{props.children}</main>
          <footer>Running on this machine only. Nothing here is charged, mailed or shipped.</footer>
        </body>
      </html>
    </>
  );
}

export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f4d3f"/><g fill="none" stroke="#fff" stroke-width="2.5"><circle cx="10" cy="19" r="5"/><circle cx="22" cy="19" r="5"/><path d="M10 19l4-8h8l-5 8"/></g></svg>`;
