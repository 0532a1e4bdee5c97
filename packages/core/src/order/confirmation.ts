/**
 * The mail that confirms an order. Says of each line who sells it, and through whom (invariant 9). Pure.
 *
 * @module
 */
import { money } from "../kernel";
import { type Info, numbered, total } from "./order";

const words = {
  en: {
    subject: (shop: string) => `Your order at ${shop}`,
    hello: (name: string) => `Thank you, ${name}.`,
    intro: "Your payment has arrived, and your order is with its sellers.",
    soldBy: (supplier: string, shop: string) => `Sold by ${supplier} through ${shop}`,
    soldDirect: (supplier: string) => `Sold by ${supplier}`,
    total: "Total, tax included",
    deliverTo: "Delivered to",
    follow: "Follow your order",
  },
  nl: {
    subject: (shop: string) => `Je bestelling bij ${shop}`,
    hello: (name: string) => `Bedankt, ${name}.`,
    intro: "Je betaling is binnen en je bestelling ligt bij de verkopers.",
    soldBy: (supplier: string, shop: string) => `Verkocht door ${supplier} via ${shop}`,
    soldDirect: (supplier: string) => `Verkocht door ${supplier}`,
    total: "Totaal, inclusief btw",
    deliverTo: "Bezorgd bij",
    follow: "Volg je bestelling",
  },
};

export type Confirmation = { readonly subject: string; readonly html: string; readonly text: string };

export function confirmation(input: {
  order: Info;
  shopName: string;
  supplierNames: ReadonlyMap<string, string>;
  orderUrl: string;
}): Confirmation {
  const { order, shopName, supplierNames, orderUrl } = input;
  const say = order.locale.startsWith("nl") ? words.nl : words.en;
  const format = (amount: Parameters<typeof money.format>[0]) => money.format(amount, order.locale);
  const parts = order.parts.map((part) => {
    const supplier = supplierNames.get(part.supplierId) ?? "";
    return {
      seller: part.agreementId === null ? say.soldDirect(supplier) : say.soldBy(supplier, shopName),
      lines: numbered(order, part).map((line) => ({
        name: `${line.quantity} × ${[line.title, line.option].filter(Boolean).join(", ")}`,
        price: format(line.gross),
      })),
    };
  });
  const { name, address } = order.contact;
  const deliverTo = [
    name,
    address.line1,
    address.line2,
    `${address.postalCode} ${address.city}`,
    address.country,
  ].filter((line) => line !== undefined && line !== "");
  const text = [
    say.hello(name),
    say.intro,
    "",
    ...parts.flatMap((part) => [part.seller, ...part.lines.map((line) => `  ${line.name}  ${line.price}`), ""]),
    `${say.total}: ${format(total(order))}`,
    "",
    `${say.deliverTo}:`,
    ...deliverTo.map((line) => `  ${line}`),
    "",
    `${say.follow}: ${orderUrl}`,
  ].join("\n");
  const cell = 'style="padding:6px 0;vertical-align:top"';
  const html = `<!doctype html><html lang="${escape(order.locale)}"><body style="margin:0;background:#f5f4f1;font-family:system-ui,sans-serif;color:#1c1b19">
<div style="max-width:560px;margin:0 auto;padding:32px 20px"><p style="font-weight:600;margin:0 0 24px">${escape(shopName)}</p>
<div style="background:#fff;border-radius:12px;padding:28px"><h1 style="font-size:22px;margin:0 0 8px">${escape(say.hello(name))}</h1>
<p style="margin:0 0 24px;color:#5b5852">${say.intro}</p>${parts
    .map(
      (part) =>
        `<table role="presentation" width="100%" style="border-collapse:collapse;margin:0 0 20px"><tr><td colspan="2" style="padding:0 0 6px;font-size:13px;color:#5b5852;border-bottom:1px solid #e4e1da">${escape(part.seller)}</td></tr>${part.lines
          .map(
            (line) =>
              `<tr><td ${cell}>${escape(line.name)}</td><td ${cell} align="right">${escape(line.price)}</td></tr>`,
          )
          .join("")}</table>`,
    )
    .join(
      "",
    )}<table role="presentation" width="100%" style="border-top:2px solid #1c1b19"><tr><td ${cell}><strong>${say.total}</strong></td><td ${cell} align="right"><strong>${escape(format(total(order)))}</strong></td></tr></table>
<p style="margin:20px 0 4px;font-size:13px;color:#5b5852">${say.deliverTo}</p><p style="margin:0 0 24px">${deliverTo.map((line) => escape(String(line))).join("<br>")}</p>
<a href="${escape(orderUrl)}" style="display:inline-block;background:#1c1b19;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none">${say.follow}</a></div></div></body></html>`;
  return { subject: say.subject(shopName), html, text };
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
