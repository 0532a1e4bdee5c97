/**
 * The mail that tells an owner what the operator decided. Both bodies say the same; what people typed stays text. Pure.
 *
 * @module
 */
import type { Move, RequirementCode, Status } from "../status";

type Decided = "approved" | "rejected" | "suspended" | "reinstated" | "closed";

type Texts = {
  readonly language: string;
  readonly hello: (name: string) => string;
  readonly decided: Readonly<Record<Decided, { readonly subject: (name: string) => string; readonly text: string }>>;
  readonly reason: string;
  readonly open: string;
  readonly requirements: Readonly<Record<RequirementCode, string>>;
};

const en: Texts = {
  language: "en",
  hello: (name) => `Hello ${name},`,
  decided: {
    approved: {
      subject: (tenant) => `${tenant} is active`,
      text: "We have looked at what you sent us, and everything is fine. What you prepared is public now.",
    },
    rejected: {
      subject: (tenant) => `${tenant}: something has to be mended`,
      text: "We have looked at what you sent us. Before we can go on, please mend the following and hand it in again.",
    },
    suspended: {
      subject: (tenant) => `${tenant} is suspended`,
      text: "From now on nothing of your organisation is public. Please fulfil the orders that were placed before.",
    },
    reinstated: {
      subject: (tenant) => `${tenant} is active again`,
      text: "The suspension has ended. Your listings, programmes and storefronts are public again.",
    },
    closed: {
      subject: (tenant) => `${tenant} is closed`,
      text: "Your organisation is closed for good. You can still read its records.",
    },
  },
  reason: "The reason",
  open: "Open the console",
  requirements: {
    company: "Company",
    brand: "Brand",
    terms: "Terms",
    tax: "VAT id",
    payout: "Payout account",
    products: "Products",
    storefront: "Storefront",
  },
};

const nl: Texts = {
  language: "nl",
  hello: (name) => `Hallo ${name},`,
  decided: {
    approved: {
      subject: (tenant) => `${tenant} is actief`,
      text: "We hebben bekeken wat je ons stuurde, en alles is in orde. Wat je hebt voorbereid, staat nu online.",
    },
    rejected: {
      subject: (tenant) => `${tenant}: er moet nog iets aangepast worden`,
      text: "We hebben bekeken wat je ons stuurde. Pas het volgende aan en dien het opnieuw in, dan gaan we verder.",
    },
    suspended: {
      subject: (tenant) => `${tenant} is opgeschort`,
      text: "Vanaf nu is er niets meer van je organisatie zichtbaar. Handel bestellingen van daarvoor gewoon af.",
    },
    reinstated: {
      subject: (tenant) => `${tenant} is weer actief`,
      text: "De opschorting is voorbij. Je producten, programma's en winkels zijn weer zichtbaar.",
    },
    closed: {
      subject: (tenant) => `${tenant} is gesloten`,
      text: "Je organisatie is voorgoed gesloten. De gegevens kun je nog inzien.",
    },
  },
  reason: "De reden",
  open: "Open de console",
  requirements: {
    company: "Bedrijf",
    brand: "Merk",
    terms: "Voorwaarden",
    tax: "Btw-nummer",
    payout: "Rekening voor uitbetalingen",
    products: "Producten",
    storefront: "Winkel",
  },
};

/** What was decided, by where the move leads and comes from. */
export function decisionOf({ from, to }: { readonly from: Status | null; readonly to: Status }): Decided | undefined {
  if (from === "in_review") return to === "active" ? "approved" : "rejected";
  if (from === "active" && to === "suspended") return "suspended";
  if (from === "suspended") return to === "active" ? "reinstated" : "closed";
  return undefined;
}

export type DecisionMail = { readonly subject: string; readonly html: string; readonly text: string };

/** Undefined for a move that the tenant made itself: it knows. */
export function decisionMail(input: {
  readonly move: Pick<Move, "from" | "to" | "reason" | "objections">;
  readonly tenant: { readonly name: string; readonly locale: string };
  readonly memberName: string;
  readonly consoleUrl: string;
}): DecisionMail | undefined {
  const { move, tenant, memberName, consoleUrl } = input;
  const decided = decisionOf(move);
  if (!decided) return undefined;
  const say = tenant.locale.startsWith("nl") ? nl : en;
  const { subject, text } = say.decided[decided];
  const told = [
    ...(move.reason ? [`${say.reason}: ${move.reason}`] : []),
    ...(move.objections ?? []).map(({ requirement, text: why }) => `${say.requirements[requirement]}: ${why}`),
  ];
  const head = subject(tenant.name);
  return {
    // A name may be long, and a header holds one line of three hundred characters.
    subject: head.slice(0, 300),
    text: [
      say.hello(memberName),
      "",
      text,
      ...(told.length > 0 ? ["", ...told] : []),
      "",
      `${say.open}: ${consoleUrl}`,
      "",
    ].join("\n"),
    html: `<!doctype html>
<html lang="${say.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(head)}</title></head>
<body style="margin:0;background:#f5f4f1;font-family:system-ui,-apple-system,'Segoe UI',sans-serif;font-size:16px;line-height:1.5;color:#1c1b19">
<div style="max-width:600px;margin:0 auto;padding:32px 16px">
<p style="font-weight:600;margin:0 0 20px">Tandem</p>
<div style="background:#fff;border-radius:12px;padding:28px 24px">
<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px;overflow-wrap:anywhere">${escape(head)}</h1>
<p style="margin:0 0 8px">${escape(say.hello(memberName))}</p>
<p style="margin:0 0 16px">${escape(text)}</p>
${told.length > 0 ? `<ul style="margin:0 0 20px;padding-left:20px;overflow-wrap:anywhere">${told.map((line) => `<li>${escape(line)}</li>`).join("")}</ul>` : ""}
<a href="${escape(consoleUrl)}" style="display:inline-block;background:#1c1b19;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none;font-weight:600">${escape(say.open)}</a>
</div></div></body></html>`,
  };
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
