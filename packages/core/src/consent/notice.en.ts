/** English. Plain words, for whoever buys; each name is the company's own. */
import type { Wording } from "./wording";

const details = { contact: "name and e-mail address", full: "name, e-mail address and postal address" };

export const en: Wording = {
  title: ({ supplierName, partnerName }) => `${supplierName} and ${partnerName}: who holds your details`,
  question: ({ steward, recipient }, share) => `${steward} may give my ${details[share]} to ${recipient}`,
  holds: {
    heading: "Who holds your details",
    line: {
      supplier: ({ supplierName, partnerName }) =>
        `${supplierName} sells and sends your order, and holds the record of you as its customer. ${partnerName} runs this shop and passes your order on.`,
      partner: ({ supplierName, partnerName }) =>
        `${partnerName} runs this shop and holds the record of you as its customer. ${supplierName} sells and sends your order, and gets your name and address for that.`,
      shared: ({ supplierName, partnerName }) =>
        `${supplierName} and ${partnerName} each hold a record of you, and answer for it together. ${supplierName} sells and sends your order; ${partnerName} runs this shop.`,
    },
  },
  sees: {
    heading: ({ recipient, supplierName, partnerName, clause }) =>
      clause.steward === "shared" ? `What ${supplierName} and ${partnerName} see` : `What ${recipient} sees`,
    line: {
      none: ({ recipient }) => `Nothing beyond what the order needs: ${recipient} keeps no record of you.`,
      pseudonymous: ({ recipient }) =>
        `That the same customer bought again, under an invented name. ${recipient} sees no contact details.`,
      contact: () =>
        "Your name, your e-mail address and when you last ordered, if you say yes. Otherwise an invented name only.",
      full: () =>
        "Your name, your e-mail and postal address and when you last ordered, if you say yes. Otherwise an invented name only.",
    },
    both: () => "Your name, your e-mail and postal address, and when you first and last ordered.",
  },
  purposes: {
    heading: "What it is used for",
    unsaid: "To look after you as a customer.",
    line: {
      service: () => "To answer your questions about your order.",
      marketing: ({ recipient }) => `To send you offers of ${recipient}.`,
      analysis: () => "For figures in which nobody is named.",
    },
  },
  howLong: {
    heading: "How long",
    days: (days) => `For ${days} ${days === 1 ? "day" : "days"} after your last order, and no longer.`,
    open: ({ clause }) =>
      clause.steward === "shared"
        ? "Until you have it erased, apart from what the law says must be kept."
        : "Until you take your consent back or the two stop working together, whichever comes first.",
  },
  rights: {
    heading: "Your rights",
    lines: ({ supplierName, partnerName }) => [
      "You can see your details, have them corrected or erased, take them with you, and take back what you agreed to.",
      `Ask ${supplierName} or ${partnerName}, whichever you like: both answer within a month, and each sees to its own part. This shop's privacy page reaches both at once.`,
    ],
  },
};
