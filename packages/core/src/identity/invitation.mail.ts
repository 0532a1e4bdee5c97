/**
 * The mail that invites, in English or Dutch. Pure. Both bodies say the same, and what a stranger typed stays text.
 *
 * @module
 */
import type { Role } from "./permissions";

const en = {
  language: "en",
  // Our words first: what an organisation calls itself is no instruction of ours.
  subject: (tenant: string) => `Invitation to Tandem from “${tenant}”`,
  intro: (tenant: string, role: string) => `${tenant} invites you to work with them on Tandem, as ${role}.`,
  accept: "Accept the invitation",
  until: (day: string) =>
    `The link works once, until ${day}. Sign in, or make an account, with the address this mail was sent to.`,
  ignore: "If you didn't expect this, ignore it: without you nothing happens.",
  roles: {
    owner: "owner",
    admin: "administrator",
    catalogue: "catalogue manager",
    orders: "order manager",
    finance: "finance",
    support: "customer support",
    viewer: "viewer",
    operator: "operator",
  },
};

const nl: typeof en = {
  language: "nl",
  subject: (tenant) => `Uitnodiging voor Tandem van “${tenant}”`,
  intro: (tenant, role) => `${tenant} nodigt je uit om met hen op Tandem te werken, als ${role}.`,
  accept: "Uitnodiging aannemen",
  until: (day) =>
    `De link werkt één keer, tot ${day}. Log in, of maak een account, met het adres waarnaar deze mail is gestuurd.`,
  ignore: "Verwachtte je dit niet? Dan hoef je niets te doen: zonder jou gebeurt er niets.",
  roles: {
    owner: "eigenaar",
    admin: "beheerder",
    catalogue: "assortimentsbeheerder",
    orders: "orderbeheerder",
    finance: "financiën",
    support: "klantenservice",
    viewer: "meekijker",
    operator: "operator",
  },
};

export type Message = { readonly subject: string; readonly html: string; readonly text: string };

export function message({
  tenantName,
  role,
  expiresAt,
  locale,
  url,
}: {
  readonly tenantName: string;
  readonly role: Role;
  readonly expiresAt: string;
  readonly locale: string;
  readonly url: string;
}): Message {
  const say = locale.startsWith("nl") ? nl : en;
  const day = new Intl.DateTimeFormat(say.language === "nl" ? "nl-NL" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  }).format(new Date(expiresAt));
  const intro = say.intro(tenantName, say.roles[role]);
  const until = say.until(`${day} UTC`);
  return {
    subject: say.subject(tenantName),
    text: [intro, "", `${say.accept}: ${url}`, "", until, say.ignore, ""].join("\n"),
    html: `<!doctype html><html lang="${say.language}"><head><meta charset="utf-8"><title>${escape(say.subject(tenantName))}</title></head>
<body style="margin:0;background:#f5f4f1;font-family:system-ui,-apple-system,'Segoe UI',sans-serif;font-size:16px;line-height:1.5;color:#1c1b19">
<div style="max-width:520px;margin:0 auto;padding:32px 16px"><div style="background:#fff;border-radius:12px;padding:28px 24px">
<p style="margin:0 0 20px;overflow-wrap:anywhere">${escape(intro)}</p>
<p style="margin:0 0 20px"><a href="${escape(url)}" style="display:inline-block;background:#1c1b19;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none;font-weight:600">${say.accept}</a></p>
<p style="margin:0 0 8px;color:#5b5852;font-size:14px">${until}</p>
<p style="margin:0;color:#5b5852;font-size:14px">${say.ignore}</p>
</div></div></body></html>`,
  };
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
