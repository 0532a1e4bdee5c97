import { describe, expect, it } from "vitest";
import { createAssets } from "../assets";
import { dutchShop, frame } from "../fixture";
import { createPrivacyPages } from ".";
import { openRequest, overviewModel } from "./fixture";

const pages = createPrivacyPages(createAssets());
const hostile = '"><script>alert(1)</script>';

describe("every page of the privacy centre", () => {
  const all = (text: string): string[] => [
    pages.signIn({ ...frame(), email: text, state: "invalid" }),
    pages.confirm({ ...frame(), token: text }),
    pages.erase({ ...frame(), email: text, names: [text] }),
    pages.overview(
      overviewModel({
        email: text,
        controllers: [{ name: text, role: "seller", holdings: [] }],
        requests: [{ ...openRequest, cases: [{ name: text, status: "open" }] }],
        consents: [
          {
            fields: { [text]: text },
            controllerName: text,
            recipientName: text,
            answer: "given",
            at: openRequest.dueAt,
          },
        ],
      }),
    ),
  ];

  it("keeps what anybody typed text", () => {
    for (const html of all(hostile)) expect(html).not.toContain("<script>alert");
  });

  it("stays out of search engines and has one heading of the first level", () => {
    for (const html of all("x")) {
      expect(html).toContain('<meta name="robots" content="noindex"');
      expect(html.match(/<h1/g)).toHaveLength(1);
    }
  });
});

describe("the overview", () => {
  it("says of each holding what, why, since when and under which agreement", () => {
    const html = pages.overview(overviewModel());
    for (const text of [
      "2 orders to fulfil",
      "name, e-mail address, delivery address and what you bought",
      "To carry out your order",
      "2 February 2026",
      "version 2",
      "stays in the books",
    ])
      expect(html).toContain(text);
  });

  it("counts down, says why something waits, and offers no second erasure meanwhile", () => {
    const html = pages.overview(overviewModel({ requests: [openRequest] }));
    expect(html).toContain("23 days left: done by 31 March 2026 at the latest.");
    expect(html).toContain("you ordered there in the last 30 days. Erased on 20 March 2026 at the latest");
    expect(html).not.toContain('href="/privacy/erase"');
  });

  it("offers to take back what was given, and nothing else", () => {
    expect(pages.overview(overviewModel()).match(/action="\/privacy\/consents\/withdrawal"/g)).toHaveLength(1);
  });

  it("speaks the shop's language", () => {
    const html = pages.overview(overviewModel({ shop: dutchShop, requests: [openRequest] }));
    for (const text of ["Wie bewaart wat", "Om je bestelling uit te voeren", "Nog 23 dagen"])
      expect(html).toContain(text);
  });
});
