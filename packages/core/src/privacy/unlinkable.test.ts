/**
 * What a case tells its controller: nothing by which it could join what the agreements keep apart (Q6).
 */
import { agreed, connectToFreshTable } from "#support";
import { beforeEach, expect, it } from "vitest";
import {
  agree,
  as,
  buy,
  later,
  orderOf,
  partnerId,
  random,
  secret,
  sharedWith,
  subjectOf,
} from "../consent/consent.fixture";
import { supplierId } from "../consent/consent.fixture";
import { deriveId } from "../kernel";
import { Privacy } from ".";

const full = { steward: "supplier", share: "full" } as const;
const pseudonymous = { steward: "supplier", share: "pseudonymous" } as const;
const under = deriveId("agr", "another agreement");
const at = later(60);

beforeEach(async () => {
  await connectToFreshTable();
  await agreed({ supplierId, partnerId, agreementId: under, data: pseudonymous });
});

/** The partner's case, after Anna bought under these clauses and asked to be erased. */
async function caseOfPartner(...bought: Parameters<typeof buy>[0][]) {
  for (const each of bought) {
    await buy(each);
    await Privacy.noteOrder((await orderOf(each)).order);
  }
  const tenantId = partnerId;
  const request = await as(tenantId, () =>
    Privacy.requestErasure({
      ...{ subjectId: subjectOf("anna"), email: "anna@example.com", tenantId, storefrontId: deriveId("stf", "shop") },
      ...{ at, random },
    }),
  );
  const mailer = { send: async () => {}, forget: async () => 0 };
  const world = { mailFrom: "shop@tandem.example", publicUrl: "http://localhost:4000", mailer, secret, at, random };
  await Privacy.advance(request.privacyRequestId, world).catch(() => {});
  const { items } = await as(tenantId, () => Privacy.listCases({ tenantId }));
  return items[0];
}

it("names what the partner sees by name, and no pseudonym beside it", async () => {
  await agree(full);
  const found = await caseOfPartner({ data: full }, { data: pseudonymous, under, minute: 1 });
  const shared = await sharedWith(partnerId);
  expect(shared).toHaveLength(2);
  const named = shared.filter(({ share }) => share === "full").map(({ sharedRecordId }) => sharedRecordId);
  expect(found?.sharedRecordIds).toEqual(named);
});

it("names the one pseudonym that there is", async () => {
  const found = await caseOfPartner({ data: pseudonymous, under });
  expect(found?.sharedRecordIds).toEqual((await sharedWith(partnerId)).map(({ sharedRecordId }) => sharedRecordId));
});

it("names none of two pseudonyms, and tells the day until which it waits, not the order's moment", async () => {
  await agree(pseudonymous);
  const found = await caseOfPartner({ data: pseudonymous }, { data: pseudonymous, under, minute: 1 });
  expect(await sharedWith(partnerId)).toHaveLength(2);
  expect(found).toMatchObject({ sharedRecordIds: [], waitsFor: { until: expect.stringMatching(/T00:00:00\.000Z$/) } });
});
