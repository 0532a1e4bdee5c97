/**
 * The mail with a sign-in link, in the storefront's name and language. Pure.
 *
 * @module
 */
import { letter, type Letter } from "../mail";

const en = {
  language: "en",
  subject: (shop: string) => `Your sign-in link for ${shop}`,
  title: "See what is held about you",
  intro: (shop: string) =>
    `Somebody, probably you, asked at ${shop} to see which data of yours the shop and its sellers hold.`,
  how: "The link works once, in the next ten minutes.",
  action: "Sign in",
  otherwise: "Wasn't it you? Then do nothing: without this mail nobody gets in.",
};

const nl: typeof en = {
  language: "nl",
  subject: (shop) => `Je inloglink voor ${shop}`,
  title: "Bekijk wat er over je bewaard wordt",
  intro: (shop) =>
    `Iemand, waarschijnlijk jij, vroeg bij ${shop} om te zien welke gegevens de winkel en haar verkopers van je bewaren.`,
  how: "De link werkt één keer, in de komende tien minuten.",
  action: "Inloggen",
  otherwise: "Was jij het niet? Dan hoef je niets te doen: zonder deze mail komt niemand binnen.",
};

export function linkMail({
  shop,
  url,
}: {
  readonly shop: { readonly title: string; readonly locale: string; readonly accent: string };
  readonly url: string;
}): Letter {
  const say = shop.locale.startsWith("nl") ? nl : en;
  return letter({
    language: say.language,
    shop,
    subject: say.subject(shop.title),
    title: say.title,
    paragraphs: [say.intro(shop.title), say.how],
    action: { label: say.action, url },
    closing: say.otherwise,
  });
}
