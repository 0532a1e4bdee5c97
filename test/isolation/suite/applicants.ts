/**
 * Organisations on their way: one that was rejected once, approved, suspended and reinstated; one that waits for review; and one that is
 * closed. All of it through the API.
 *
 * @module
 */
import { Onboarding } from "#core/tenant/onboarding";
import { outsider, type Person } from "../../../services/api/src/api.fixture";
import type { Doors } from "./doors";
import type { Markers } from "./marker";

type Ask = (
  as: Pick<Person, "token">,
  method: string,
  path: string,
  options?: { json?: unknown; key?: string; etag?: string },
) => Promise<any>;

/** What the world calls a party. */
type Applicant = {
  readonly key: string;
  readonly tenantId: Person["tenantId"];
  readonly members: ReadonlyMap<Person["role"], Person>;
  readonly shop: undefined;
};

type Setting = { readonly doors: Doors; readonly markers: Markers; readonly ask: Ask; readonly operator: Person };

export async function openApplicants(setting: Setting, closing: Pick<Applicant, "tenantId">): Promise<Applicant[]> {
  const { ask, operator } = setting;
  const newt = await handIn(setting, "newt");
  const wisp = await handIn(setting, "wisp");
  const decide = async (tenantId: string, verb: string, said: object) => {
    const { revision } = await ask(operator, "GET", `/reviews/${tenantId}`);
    setting.doors.clock.pass(1_000);
    await ask(operator, "POST", `/reviews/${tenantId}/${verb}`, {
      json: { revision, ...said },
      key: crypto.randomUUID(),
    });
  };
  const text = setting.markers.word({ kind: "profile.text", tenant: "newt" });
  await decide(newt.tenantId, "rejection", { objections: [{ requirement: "company", text }] });
  await ask([...newt.members.values()][0]!, "POST", "/onboarding/submission", { key: crypto.randomUUID() });
  await decide(newt.tenantId, "approval", {});
  await decide(newt.tenantId, "suspension", { reason: text });
  await decide(newt.tenantId, "reinstatement", { reason: text });
  for (const verb of ["suspension", "closure"]) await decide(closing.tenantId, verb, { reason: "It has gone." });
  return [newt, wisp];
}

async function handIn({ doors, markers, ask }: Setting, key: string): Promise<Applicant> {
  const word = (kind: string) => markers.word({ kind, tenant: key });
  const founder = await outsider(word("member.email"), doors.clock.now());
  const { tenantId } = await ask(founder, "POST", "/tenants", {
    key: crypto.randomUUID(),
    json: {
      name: `${key} ${word("tenant.name")}`,
      slug: word("tenant.slug"),
      roles: ["partner"],
      ...{ currency: "EUR", taxRateBp: 2_500, locale: "nl-NL", country: "NL" },
    },
  });
  const { token } = await ask(founder, "POST", "/me/tenant", { json: { tenantId } });
  markers.watch(token, { kind: "member.token", tenant: key });
  const owner: Person = { ...founder, tenantId, token, role: "owner" };
  const line = word("profile.text");
  const parts = {
    tax: { vatId: "NL820098395B01" },
    company: {
      legalName: word("profile.text"),
      registrationNumber: word("profile.text"),
      address: { line1: line, line2: line, postalCode: line.slice(0, 20), city: line, country: "NL" },
    },
    brand: {
      displayName: `${key} ${word("tenant.name")}`,
      story: `It is a story of ${word("profile.text")}`,
      accent: "#1f6f54",
      contact: { email: `${word("profile.text")}@example.com`, phone: word("profile.text") },
    },
    payout: { holder: word("profile.text"), iban: "NL91ABNA0417164300" },
    terms: { version: Onboarding.platformTerms.version, hash: Onboarding.platformTerms.hash },
  };
  for (const [index, [part, json]] of Object.entries(parts).entries())
    await ask(owner, "PUT", `/onboarding/${part}`, { json, etag: `"r${index + 1}"` });
  await ask(owner, "POST", "/storefronts", {
    key: crypto.randomUUID(),
    json: {
      name: word("storefront.name"),
      title: word("storefront.title"),
      theme: { accent: "#1f6f54", tagline: word("storefront.tagline") },
    },
  });
  doors.clock.pass(1_000);
  await ask(owner, "POST", "/onboarding/submission", { key: crypto.randomUUID() });
  doors.clock.pass(1_000);
  return { key, tenantId, members: new Map([["owner", owner]]), shop: undefined };
}
