/**
 * The mail that confirms an order. Says of each line who sells it, and through whom (invariant 9). Pure.
 *
 * Invariants
 *   1. Both bodies say the same: they are written from one view of the order.
 *   2. The sums add up, and are the order page's: lines to a subtotal for each seller, subtotals to the total.
 *   3. What a stranger typed stays text.
 *
 * @module
 */
import { money, type Money } from "../kernel";
import type { Contact } from "./contact";
import { type Info, numbered, partTotal, total } from "./order";

const en = {
  language: "en",
  subject: (shop: string) => `Your order at ${shop}`,
  hello: (name: string) => `Thank you, ${name}.`,
  intro: "Your payment has arrived, and your order is with its sellers.",
  number: "Order number",
  soldBy: (supplier: string, shop: string) => `Sold by ${supplier} through ${shop}`,
  soldDirect: (supplier: string) => `Sold by ${supplier}, directly`,
  each: (price: string) => `${price} each`,
  subtotal: (supplier: string) => `Subtotal ${supplier}`,
  next: (supplier: string) => `${supplier} sends this parcel and writes to you when it leaves.`,
  total: "Total",
  tax: "Including tax",
  deliverTo: "Delivery to",
  follow: "Follow your order",
};

const nl: typeof en = {
  language: "nl",
  subject: (shop) => `Je bestelling bij ${shop}`,
  hello: (name) => `Bedankt, ${name}.`,
  intro: "Je betaling is binnen en je bestelling ligt bij de verkopers.",
  number: "Bestelnummer",
  soldBy: (supplier, shop) => `Verkocht door ${supplier} via ${shop}`,
  soldDirect: (supplier) => `Rechtstreeks verkocht door ${supplier}`,
  each: (price) => `${price} per stuk`,
  subtotal: (supplier) => `Subtotaal ${supplier}`,
  next: (supplier) => `${supplier} stuurt dit pakket en schrijft je als het vertrekt.`,
  total: "Totaal",
  tax: "Inclusief btw",
  deliverTo: "Bezorging bij",
  follow: "Volg je bestelling",
};

export type Confirmation = { readonly subject: string; readonly html: string; readonly text: string };

export function confirmation(input: {
  order: Info;
  contact: Contact;
  shopName: string;
  supplierNames: ReadonlyMap<string, string>;
  orderUrl: string;
}): Confirmation {
  const view = viewOf(input);
  return { subject: view.say.subject(input.shopName), html: htmlOf(view), text: textOf(view) };
}

type View = ReturnType<typeof viewOf>;

function viewOf({ order, contact, shopName, supplierNames, orderUrl }: Parameters<typeof confirmation>[0]) {
  const say = order.locale.startsWith("nl") ? nl : en;
  const format = (amount: Money) => money.format(amount, order.locale);
  const nets = order.parts.flatMap((part) => numbered(order, part).map(({ net }) => net));
  const { name, address } = contact;
  return {
    say,
    shopName,
    orderUrl,
    name,
    orderId: order.orderId,
    parts: order.parts.map((part) => {
      const supplier = supplierNames.get(part.supplierId) ?? "";
      return {
        seller: part.agreementId === null ? say.soldDirect(supplier) : say.soldBy(supplier, shopName),
        lines: numbered(order, part).map((line) => ({
          name: `${line.quantity} × ${[line.title, line.option].filter(Boolean).join(", ")}`,
          each: line.quantity > 1 ? say.each(format(money.of(line.unitMinor, order.currency))) : "",
          price: format(line.gross),
        })),
        subtotal: [say.subtotal(supplier), format(partTotal(order, part))] as const,
        next: say.next(supplier),
      };
    }),
    total: [say.total, format(total(order))] as const,
    // Taken out line by line, as it is booked.
    tax: [say.tax, format(money.subtract(total(order), money.sum(nets, order.currency)))] as const,
    deliverTo: [
      name,
      address.line1,
      address.line2 ?? "",
      `${address.postalCode} ${address.city}`,
      // Some codes that are allowed have no name; then the code itself is given.
      new Intl.DisplayNames([say.language], { type: "region" }).of(address.country) ?? address.country,
    ].filter((line) => line !== ""),
  };
}

function textOf({ say, shopName, name, orderId, parts, total: sum, tax, deliverTo, orderUrl }: View): string {
  const row = ([label, amount]: readonly [string, string]) => `${label}: ${amount}`;
  return [
    shopName,
    "",
    say.hello(name),
    say.intro,
    "",
    `${say.number}: ${orderId}`,
    "",
    ...parts.flatMap(({ seller, lines, subtotal, next }) => [
      seller,
      ...lines.map((line) => `  ${line.name}${line.each ? ` (${line.each})` : ""}: ${line.price}`),
      `  ${row(subtotal)}`,
      `  ${next}`,
      "",
    ]),
    row(sum),
    row(tax),
    "",
    `${say.deliverTo}:`,
    ...deliverTo.map((line) => `  ${line}`),
    "",
    `${say.follow}: ${orderUrl}`,
    "",
  ].join("\n");
}

/** Mail programs know tables and inline styles, and little else. */
const styles = {
  page: "margin:0;background:#f5f4f1;font-family:system-ui,-apple-system,'Segoe UI',sans-serif;font-size:16px;line-height:1.5;color:#1c1b19",
  sheet: "background:#fff;border-radius:12px;padding:28px 24px",
  quiet: "color:#5b5852;font-size:14px",
  seller: "padding:0 0 8px;font-size:14px;font-weight:600;border-bottom:1px solid #e4e1da",
  cell: "padding:8px 12px 8px 0;vertical-align:top;overflow-wrap:anywhere",
  amount: "padding:8px 0;vertical-align:top;text-align:right;white-space:nowrap",
  button:
    "display:inline-block;background:#1c1b19;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none;font-weight:600",
};

const table = (rows: string, style: string) =>
  `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;${style}">${rows}</table>`;

const row = (label: string, amount: string, style = "") =>
  `<tr><td style="${styles.cell};${style}">${label}</td><td style="${styles.amount};${style}">${amount}</td></tr>`;

const quiet = (text: string, margin: string) => `<p style="margin:${margin};${styles.quiet}">${text}</p>`;

function htmlOf(view: View): string {
  const { say, total: sum, tax } = view;
  const parts = view.parts.map(({ seller, lines, subtotal, next }) => {
    const rows = lines.map(({ name, each, price }) => {
      const under = each ? `<br><span style="${styles.quiet}">${escape(each)}</span>` : "";
      return row(`${escape(name)}${under}`, escape(price));
    });
    const head = `<tr><td colspan="2" style="${styles.seller}">${escape(seller)}</td></tr>`;
    const foot = row(escape(subtotal[0]), escape(subtotal[1]), `${styles.quiet};border-top:1px solid #e4e1da`);
    return table(head + rows.join("") + foot, "margin:0 0 4px") + quiet(escape(next), "0 0 28px");
  });
  const sums =
    row(`<strong>${escape(sum[0])}</strong>`, `<strong>${escape(sum[1])}</strong>`) +
    row(escape(tax[0]), escape(tax[1]), `${styles.quiet};padding-top:0`);
  return `<!doctype html>
<html lang="${say.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><title>${escape(say.subject(view.shopName))}</title></head>
<body style="${styles.page}">
<div style="max-width:600px;margin:0 auto;padding:32px 16px">
<p style="font-weight:600;margin:0 0 20px">${escape(view.shopName)}</p>
<div style="${styles.sheet}">
<h1 style="font-size:22px;line-height:1.3;margin:0 0 8px;overflow-wrap:anywhere">${escape(say.hello(view.name))}</h1>
<p style="margin:0 0 8px">${say.intro}</p>
${quiet(`${say.number}: <span style="color:#1c1b19;overflow-wrap:anywhere">${view.orderId}</span>`, "0 0 28px")}
${parts.join("\n")}
${table(sums, "border-top:2px solid #1c1b19")}
${quiet(say.deliverTo, "24px 0 4px")}
<p style="margin:0 0 28px;overflow-wrap:anywhere">${view.deliverTo.map(escape).join("<br>")}</p>
<a href="${escape(view.orderUrl)}" style="${styles.button}">${say.follow}</a>
</div></div></body></html>`;
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
