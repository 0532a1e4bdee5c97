/**
 * Who can read what of a supplier's consumers, why, and since when: as the supplier is told, beside what the partner really gets.
 */
import { Consent } from "#core/consent";
import { deriveId, type Id } from "#core/kernel";
import { Keyring } from "#core/keyring";
import { runInScope } from "#core/store";
import { configureHandlers, connectToFreshTable, pairwiseKey, scopeOf } from "#support";
import { beforeEach, describe, expect, it } from "vitest";
import { colleague, join, type TestApi, testApi, testRandom } from "../../api.fixture";
import { type Market, openMarket } from "../../market.fixture";

let api: TestApi;
let market: Market;
beforeEach(async () => {
  configureHandlers({ mailFolder: "unused" });
  await connectToFreshTable();
  api = testApi();
  market = await openMarket(api);
}, 60_000);

const idOf = (name: string): string => market.ids[name] ?? "";
const file = () => `/tenants/${market.supplier.tenantId}/consumers/${idOf("consumerId")}`;
const grants = () => `/agreements/${idOf("agreementId")}/grants`;
const seenBy = async () => {
  const { body } = await api.send(market.partner, "GET", `/tenants/${market.partner.tenantId}/shared-records`);
  return body.items.filter(({ name }: { name?: string }) => name === "Ida Holm");
};
const takeBack = () =>
  Consent.withdraw({
    subjectId: Keyring.subjectOf("ida@example.com", pairwiseKey),
    controllerId: market.supplier.tenantId,
    agreementId: idOf("agreementId") as Id<"agr">,
    secret: pairwiseKey,
    at: api.clock.now(),
    random: testRandom,
  });

const readable = {
  state: "open",
  share: "contact",
  basis: "consent",
  fields: ["pseudonym", "name", "email", "lastOrderOn"],
};

describe("the owner of a record reads", () => {
  it("who else may, how much of it, why, since when and by which answer: in the list, the file, and by agreement", async () => {
    const reader = {
      ...readable,
      ...{ recipientId: market.partner.tenantId, agreementId: idOf("agreementId"), agreementVersion: 1 },
      since: expect.stringMatching(/^2026-/),
      consent: { answer: "given", at: expect.stringMatching(/^2026-/), notice: "A".repeat(27) },
    };
    const list = await api.send(market.supplier, "GET", `/tenants/${market.supplier.tenantId}/consumers`);
    expect(list.body.items).toMatchObject([{ consumerId: idOf("consumerId"), readers: [reader] }]);
    expect((await api.send(market.supplier, "GET", file())).body).toMatchObject({
      contact: { email: "ida@example.com" },
      readers: [reader],
      consents: [{ answer: "given", source: "checkout", share: "contact", noticeHash: "A".repeat(27) }],
    });
    const { body } = await api.send(market.supplier, "GET", grants());
    // The partner sees one row more, which stands for nobody.
    expect(body.items).toMatchObject([{ ...reader, consumerId: idOf("consumerId"), contact: { name: "Ida Holm" } }]);
    expect(JSON.stringify([list.body, body])).not.toContain("sbj_");
  });

  it("exactly what the other party gets, at the same moment", async () => {
    const before = await seenBy();
    const { body } = await api.send(market.supplier, "GET", file());
    expect(before[0].fields).toEqual(body.readers[0].fields);
    for (const field of body.readers[0].fields) expect(before[0]).toHaveProperty(field);
    expect(Object.keys(before[0])).not.toContain("address");
    expect(before[0]).toMatchObject({ agreementVersion: 1, sinceOn: body.readers[0].since.slice(0, 10) });

    await takeBack();
    expect(await seenBy()).toEqual([]);
    const after = (await api.send(market.supplier, "GET", file())).body;
    expect(after.readers).toMatchObject([
      {
        state: "open",
        share: "pseudonymous",
        basis: "agreement",
        fields: ["pseudonym", "relayAddress", "lastOrderOn"],
      },
    ]);
    expect(after.consents.map(({ answer }: { answer: string }) => answer)).toEqual(["withdrawn", "given"]);
  });

  it("what the consumer was shown, word for word", async () => {
    const asked = await runInScope(scopeOf(market.supplier.tenantId), () =>
      Consent.question({
        controllerId: market.supplier.tenantId,
        agreementId: idOf("agreementId") as Id<"agr">,
        locale: "en-GB",
      }),
    );
    await takeBack();
    api.clock.pass(60_000);
    await Consent.give({
      subjectId: Keyring.subjectOf("ida@example.com", pairwiseKey),
      controllerId: market.supplier.tenantId,
      agreementId: idOf("agreementId") as Id<"agr">,
      secret: pairwiseKey,
      at: api.clock.now(),
      random: testRandom,
      noticeHash: asked?.notice.hash ?? "",
      locale: "en-GB",
    });
    const { body } = await api.send(market.supplier, "GET", file());
    expect(body.consents.map(({ answer }: { answer: string }) => answer)).toEqual(["given", "withdrawn", "given"]);
    // The first answer's text was never kept in this market: nothing is made up in its place.
    expect(body.notices).toEqual([asked?.notice]);
    expect(body.readers[0]).toMatchObject({ ...readable, since: body.consents[0].at });
  });
});

describe("nobody else does", () => {
  it("neither the other party, nor a third, nor a colleague without the permission", async () => {
    const stranger = await join("Stranger", ["supplier", "partner"]);
    const catalogue = await colleague(market.supplier.tenantId, "catalogue", "catalogue");
    for (const [who, path, status] of [
      [market.partner, file(), 404],
      [stranger, file(), 404],
      [stranger, grants(), 404],
      [catalogue, file(), 403],
      [catalogue, grants(), 403],
      [stranger, `/tenants/${stranger.tenantId}/consumers/${idOf("consumerId")}`, 404],
      [market.supplier, `/tenants/${market.supplier.tenantId}/consumers/${deriveId("con", "nobody")}`, 404],
    ] as const) {
      const answer = await api.send(who, "GET", path);
      expect([path, answer.status]).toEqual([path, status]);
      expect(JSON.stringify(answer.body)).not.toContain("ida@");
    }
    const { body } = await api.send(market.partner, "GET", grants());
    expect(body.items, "the one to whom it is disclosed grants nothing").toEqual([]);
  });
});
