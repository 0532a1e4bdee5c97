/**
 * The mailbox page: shows the mails that the folder mailer kept.
 *
 * A mail's HTML is a stranger's as far as this page is concerned: it stands in a sandboxed frame, and is served under a policy that
 * sandboxes it again should someone open it directly.
 *
 * @module
 */
import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { DropPage, dropMail } from "./drop";
import { MailList, MailPage, NoSuchMail } from "./page";
import { findMail, listMails } from "./read";

const shown = 200;

export function mailbox(folder: string): Hono {
  const app = new Hono();
  app.get("/", async (c) => c.html(MailList({ mails: await listMails(folder, shown) })));
  app.get("/new", (c) => c.html(DropPage({})));
  // A page from elsewhere may not write to consumers, though here they are invented.
  app.post("/new", csrf(), async (c) => {
    const form = await c.req.parseBody();
    const answer = await dropMail(form);
    return c.html(
      DropPage({ form: answer.isGood ? { to: form["to"], from: form["from"] } : form, answer }),
      answer.isGood ? 200 : 422,
    );
  });
  app.get("/:id", async (c) => {
    const mail = await findMail(folder, c.req.param("id"));
    return mail ? c.html(MailPage({ mail })) : c.html(NoSuchMail(), 404);
  });
  app.get("/:id/html", async (c) => {
    const mail = await findMail(folder, c.req.param("id"));
    if (!mail) return c.html(NoSuchMail(), 404);
    c.header(
      "content-security-policy",
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: http: https:",
    );
    return c.html(withLinksOutside(mail.html));
  });
  return app;
}

/** Links of a mail open outside its frame. The first `base` of a document counts, so ours stands first. */
function withLinksOutside(html: string): string {
  const base = '<base target="_blank">';
  const head = /<head[^>]*>/i.exec(html) ?? /<html[^>]*>/i.exec(html) ?? /^\s*<!doctype[^>]*>/i.exec(html);
  const at = head ? head.index + head[0].length : 0;
  return html.slice(0, at) + base + html.slice(at);
}
