/**
 * A believable consumer for view tests and the gallery of screenshots.
 *
 * @module
 */
import { frame } from "../fixture";
import type { ControllerModel, OverviewModel, RequestModel } from "./model";

const agreement = { agreementId: "agr_01jzq3v8m4x7c2k9t5w0r6y1n8", version: 2 };

export const controllers: readonly ControllerModel[] = [
  {
    name: "Maison Linde",
    role: "shop",
    holdings: [
      {
        kind: "commission_entry",
        count: 3,
        fields: ["purchases"],
        basis: "legal_obligation",
        since: "2026-02-02T09:00:00.000Z",
        agreement,
        erased: false,
      },
      {
        kind: "shared_record",
        count: 1,
        fields: ["name", "email", "customer_number"],
        basis: "consent",
        since: "2026-02-02T09:00:00.000Z",
        agreement,
        erased: false,
      },
    ],
  },
  {
    name: "Terra & Oak",
    role: "seller",
    holdings: [
      {
        kind: "supplier_order",
        count: 2,
        fields: ["name", "email", "address", "purchases"],
        basis: "contract",
        since: "2026-02-02T09:00:00.000Z",
        agreement,
        erased: false,
      },
      {
        kind: "consumer_record",
        count: 1,
        fields: ["name", "email", "address", "customer_number"],
        basis: "contract",
        since: "2026-02-02T09:00:00.000Z",
        erased: false,
      },
    ],
  },
  {
    name: "Norde Apparel",
    role: "seller",
    holdings: [
      {
        kind: "supplier_order",
        count: 1,
        fields: ["purchases"],
        basis: "legal_obligation",
        since: "2025-11-20T09:00:00.000Z",
        agreement,
        erased: true,
      },
    ],
  },
  {
    role: "platform",
    holdings: [
      {
        kind: "order",
        count: 3,
        fields: ["name", "email", "address", "purchases"],
        basis: "contract",
        since: "2025-11-20T09:00:00.000Z",
        erased: false,
      },
      {
        kind: "sign_in",
        count: 1,
        fields: ["email"],
        basis: "legal_obligation",
        since: "2026-03-01T09:00:00.000Z",
        erased: false,
      },
    ],
  },
];

export const openRequest: RequestModel = {
  requestedAt: "2026-03-01T09:00:00.000Z",
  dueAt: "2026-03-31T09:00:00.000Z",
  daysLeft: 23,
  status: "open",
  cases: [
    { name: "Maison Linde", status: "done" },
    {
      name: "Terra & Oak",
      status: "open",
      waitsFor: { reason: "recent_order", until: "2026-03-20T09:00:00.000Z" },
    },
    { status: "open" },
  ],
};

export const overviewModel = (rest: Partial<OverviewModel> = {}): OverviewModel => ({
  ...frame(),
  email: "mila@example.com",
  until: "2026-03-01T10:00:00.000Z",
  controllers,
  consents: [
    {
      fields: { controllerId: "ten_x", agreementId: agreement.agreementId },
      controllerName: "Terra & Oak",
      recipientName: "Maison Linde",
      answer: "given",
      at: "2026-02-02T09:00:00.000Z",
    },
    {
      fields: {},
      controllerName: "Norde Apparel",
      recipientName: "Maison Linde",
      answer: "withdrawn",
      at: "2026-01-12T09:00:00.000Z",
    },
  ],
  requests: [],
  more: false,
  ...rest,
});
