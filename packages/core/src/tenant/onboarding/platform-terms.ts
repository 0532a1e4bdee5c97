/**
 * The terms between the platform and each tenant. A text that changes gets a new version; whoever accepted an older one is asked again.
 *
 * @module
 */
import { createHash } from "node:crypto";

const sections: readonly (readonly [heading: string, text: string])[] = [
  [
    "What this is",
    "These terms hold between the operator of this platform and your organisation. What suppliers and partners owe each other is in the agreements that they sign; what a seller owes a consumer is in the law and in the contract of sale.",
  ],
  [
    "Who sells",
    "The supplier is the seller of its goods, under its own name. A partner shows them and earns a commission; it doesn't own them, and doesn't present itself as their seller.",
  ],
  [
    "Whose data",
    "Consumer records belong to the steward that the agreement names. You use what you are shown for the purposes that the agreement and the consumer's consent allow, and for nothing else. When a grant ends, you delete what you took out.",
  ],
  [
    "What you tell us",
    "What you say of your organisation is true and complete. You tell us when it changes. We may ask for proof, and may show it to authorities where the law obliges us.",
  ],
  [
    "What may be sold",
    "Goods that you may lawfully sell where you offer them, described as they are, with a price that includes tax. The operator may take down what isn't.",
  ],
  [
    "Money",
    "Consumers pay through the platform's payment provider. What is yours under an agreement is paid out to the account that you name, after the platform's fee and what refunds need.",
  ],
  [
    "Suspension",
    "The operator may suspend an organisation that breaks these terms, or to protect consumers, and says why. Orders that were placed before are fulfilled. An organisation that can't be reinstated is closed.",
  ],
  [
    "Leaving",
    "You can leave at any time; agreements run off as they say. Records that the law obliges us to keep stay as long as it does, and no longer.",
  ],
];

const text = sections.map(([heading, body]) => `${heading}\n${body}`).join("\n\n");

export const platformTerms = {
  version: "2026-01",
  hash: createHash("sha256").update(`2026-01\n${text}`).digest("hex"),
  sections: sections.map(([heading, body]) => ({ heading, text: body })),
} as const;
