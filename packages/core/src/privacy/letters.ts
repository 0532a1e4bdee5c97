/**
 * What a consumer is told of their request: that it has come, and that it is done. In the name and the language of the storefront where
 * they asked.
 *
 * A mail that can't be sent is told in the log and tried again at the next turn; it keeps no case from being carried out.
 *
 * @module
 */
import { deriveId, errorLine, type Id, type Instant } from "../kernel";
import { letter, type Letter, sendOnce } from "../mail";
import { runInScope } from "../store";
import { Storefront } from "../tenant";
import type { World } from "./world";
import type { Stored } from "./request.store";

const en = {
  language: "en",
  received: {
    subject: (shop: string) => `We received your request, ${shop}`,
    title: "Your request to be erased has come",
    paragraphs: (date: string) => [
      "It goes to everybody who holds something that names or locates you: the shop, your sellers and the platform.",
      `By ${date} at the latest it is done everywhere. Where you ordered in the last 30 days your address may be needed that long, for a parcel or a return.`,
      "What was sold and paid stays in the books, under a number that leads to nobody: the law asks for it.",
    ],
    action: "See how far it is",
    closing: "Wasn't it you? Somebody with access to your mailbox asked for it. Answer to this shop at once.",
  },
  done: {
    subject: (shop: string) => `Your data is erased, ${shop}`,
    title: "It is done",
    paragraphs: () => [
      "Your name, your e-mail address and your delivery address can't be read any more: not at the shop, not at your sellers, not at the platform, and in no backup.",
      "What was sold and paid stays in the books, under a number that leads to nobody.",
      "This is our last mail to you. To send it we used your address once more, and kept nothing of it.",
    ],
  },
};

const nl: typeof en = {
  language: "nl",
  received: {
    subject: (shop) => `We hebben je verzoek ontvangen, ${shop}`,
    title: "Je verzoek om gewist te worden is binnen",
    paragraphs: (date) => [
      "Het gaat naar iedereen die iets bewaart dat jou noemt of vindbaar maakt: de winkel, je verkopers en het platform.",
      `Uiterlijk op ${date} is het overal klaar. Waar je de laatste 30 dagen bestelde kan je adres zo lang nodig zijn, voor een pakket of een retour.`,
      "Wat er verkocht en betaald is blijft in de boeken, onder een nummer dat naar niemand leidt: dat vraagt de wet.",
    ],
    action: "Bekijk hoe ver het is",
    closing: "Was jij het niet? Dan vroeg iemand met toegang tot je mailbox erom. Laat het deze winkel meteen weten.",
  },
  done: {
    subject: (shop) => `Je gegevens zijn gewist, ${shop}`,
    title: "Het is klaar",
    paragraphs: () => [
      "Je naam, je e-mailadres en je bezorgadres kunnen niet meer worden gelezen: niet bij de winkel, niet bij je verkopers, niet bij het platform, en in geen enkele back-up.",
      "Wat er verkocht en betaald is blijft in de boeken, onder een nummer dat naar niemand leidt.",
      "Dit is onze laatste mail aan jou. Om haar te sturen gebruikten we je adres nog één keer, en we hebben er niets van bewaard.",
    ],
  },
};

export type Shop = { readonly title: string; readonly accent: string; readonly locale: string };

const languageOf = ({ locale }: Shop) => (locale.startsWith("nl") ? nl : en);

export function receivedLetter(shop: Shop, { dueAt, url }: { readonly dueAt: Instant; readonly url: string }): Letter {
  const { language, received: say } = languageOf(shop);
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(dueAt));
  return letter({
    ...{ language, shop, subject: say.subject(shop.title), title: say.title, paragraphs: say.paragraphs(date) },
    action: { label: say.action, url },
    closing: say.closing,
  });
}

export function doneLetter(shop: Shop): Letter {
  const { language, done: say } = languageOf(shop);
  return letter({ language, shop, subject: say.subject(shop.title), title: say.title, paragraphs: say.paragraphs() });
}

type Told = Stored & { readonly email: string };

export const tellReceived = (request: Told, world: World): Promise<boolean> =>
  tell(request, world, "received", (shop, url) => receivedLetter(shop, { dueAt: request.dueAt, url }));

export const tellDone = (request: Told, world: World): Promise<boolean> =>
  tell(request, world, "done", (shop) => doneLetter(shop));

/** Sends it unless it went out before. False when it couldn't be. */
async function tell(
  { tenantId, storefrontId, privacyRequestId, email }: Told,
  { mailer, mailFrom, publicUrl, at, log }: World,
  what: "received" | "done",
  write: (shop: Shop, url: string) => Letter,
): Promise<boolean> {
  try {
    await runInScope({ tenantId, actor: "erasure", role: "privacy" }, async () => {
      const storefront = await Storefront.get({ tenantId, storefrontId });
      const { title, locale, theme } = storefront;
      const mail = write({ title, locale, accent: theme.accent }, urlOf(publicUrl, storefront.name));
      const mailId = deriveId("mai", privacyRequestId, what) as Id<"mai">;
      await sendOnce(mailer, {
        ...{ tenantId, at },
        mail: { ...mail, mailId, from: { name: title, address: mailFrom }, to: email },
      });
    });
    return true;
  } catch (error) {
    log?.({ level: "error", privacyRequestId, mail: what, ...errorLine(error) });
    return false;
  }
}

/** As `storefrontUrl` of the configuration, which a context can't ask. */
function urlOf(publicUrl: string, name: string): string {
  const url = new URL("/privacy", publicUrl);
  url.hostname = `${name}.${url.hostname}`;
  return url.href;
}
