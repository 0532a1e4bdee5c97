/**
 * Mails of the account, in English and Dutch. Pure: both bodies say the same.
 *
 * @module
 */
export type Kind = "verify" | "reset" | "known" | "changed";
export type Language = "en" | "nl";
export type AccountMail = { readonly subject: string; readonly html: string; readonly text: string };

type Words = {
  readonly subject: string;
  readonly intro: string;
  readonly action: string;
  readonly after: string;
};
type Wording = { readonly hello: (name: string) => string } & Readonly<Record<Kind, Words>>;

const en: Wording = {
  hello: (name) => `Hello ${name},`,
  verify: {
    subject: "Confirm your e-mail address",
    intro: "Somebody signed up at Tandem with this address. If it was you, confirm it.",
    action: "Confirm this address",
    after: "The link works for one hour. If it wasn't you, do nothing: without it the account can't be used.",
  },
  reset: {
    subject: "Choose a new password",
    intro: "Somebody asked for a new password for your account at Tandem.",
    action: "Choose a new password",
    after: "The link works once, and for one hour. If it wasn't you, do nothing: your password stays as it is.",
  },
  known: {
    subject: "You have an account already",
    intro: "Somebody tried to sign up at Tandem with your address, which has an account already.",
    action: "Sign in",
    after: "If you have forgotten your password, choose a new one there. If it wasn't you, do nothing.",
  },
  changed: {
    subject: "Your password was changed",
    intro: "The password of your account at Tandem was changed, and you were signed out everywhere else.",
    action: "Choose another password",
    after: "If it wasn't you, choose another password now.",
  },
};

const nl: Wording = {
  hello: (name) => `Hallo ${name},`,
  verify: {
    subject: "Bevestig je e-mailadres",
    intro: "Iemand heeft zich met dit adres bij Tandem aangemeld. Was jij dat, bevestig het dan.",
    action: "Adres bevestigen",
    after: "De link werkt een uur. Was jij het niet, doe dan niets: zonder bevestiging is het account niet bruikbaar.",
  },
  reset: {
    subject: "Kies een nieuw wachtwoord",
    intro: "Iemand heeft een nieuw wachtwoord gevraagd voor je account bij Tandem.",
    action: "Nieuw wachtwoord kiezen",
    after: "De link werkt één keer, een uur lang. Was jij het niet, doe dan niets: je wachtwoord blijft zoals het is.",
  },
  known: {
    subject: "Je hebt al een account",
    intro: "Iemand wilde zich bij Tandem aanmelden met jouw adres, dat al een account heeft.",
    action: "Inloggen",
    after: "Ben je je wachtwoord vergeten, kies daar dan een nieuw. Was jij het niet, doe dan niets.",
  },
  changed: {
    subject: "Je wachtwoord is gewijzigd",
    intro: "Het wachtwoord van je account bij Tandem is gewijzigd, en je bent overal elders uitgelogd.",
    action: "Een ander wachtwoord kiezen",
    after: "Was jij het niet, kies dan nu een ander wachtwoord.",
  },
};

const wordings: Readonly<Record<Language, Wording>> = { en, nl };

/** The first language of the browser that we write; English otherwise. */
export const languageOf = (acceptLanguage: string | null): Language =>
  /^\s*nl\b/i.test(acceptLanguage ?? "") ? "nl" : "en";

export function accountMail(
  kind: Kind,
  language: Language,
  { name, url }: { readonly name: string; readonly url: string },
): AccountMail {
  const { hello } = wordings[language];
  const { subject, intro, action, after } = wordings[language][kind];
  return {
    subject,
    text: [hello(name), "", intro, "", `${action}: ${url}`, "", after, "", "Tandem"].join("\n"),
    html: `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f6f5f2;color:#1c1b19;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#fff;border-radius:12px">
<p style="margin:0 0 24px;font-weight:600">Tandem</p>
<p style="margin:0 0 12px">${escaped(hello(name))}</p>
<p style="margin:0 0 24px">${escaped(intro)}</p>
<p style="margin:0 0 24px"><a href="${escaped(url)}" style="display:inline-block;padding:12px 20px;background:#1c1b19;color:#fff;border-radius:8px;text-decoration:none">${escaped(action)}</a></p>
<p style="margin:0;color:#5b5850;font-size:14px">${escaped(after)}</p>
</div>
</body>
</html>`,
  };
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
