import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Envelope, type Id } from "#core/kernel";
import type { Mail } from "#core/mail";
import { EventLog } from "#core/store";
import { Onboarding } from "#core/tenant/onboarding";
import { configureHandlers, inFreshTable, messageOf } from "#support";
import { beforeAll, expect, it } from "vitest";
import { as } from "../../../packages/core/src/listing/listing.fixture";
import {
  activate,
  apply,
  close,
  decisionOn,
  fillIn,
  reinstate,
  submit,
  suspend,
} from "../../../packages/core/src/tenant/onboarding/onboarding.fixture";
import { handler } from "./on-tenant-decided-mail-owners";

const folder = mkdtempSync(join(tmpdir(), "tandem-decisions-"));
beforeAll(() => configureHandlers({ mailFolder: folder }));

/** What the carrier took since the last look. */
const taken = (): Mail[] =>
  readdirSync(folder).map((file) => {
    const path = join(folder, file);
    const mail = JSON.parse(readFileSync(path, "utf8")) as Mail;
    rmSync(path);
    return mail;
  });
const last = (tenantId: Id<"ten">): Promise<Envelope | undefined> =>
  as(tenantId, async () => (await EventLog.list({ tenantId })).findLast(({ type }) => type.startsWith("tenant.")));
async function tell(tenantId: Id<"ten">, change: Partial<Envelope> = {}) {
  const event = await last(tenantId);
  if (!event) throw new Error("a move is told");
  return handler(messageOf({ ...event, ...change }));
}

it("each decision is told to the owner once, in the tenant's language, with what was said", () =>
  inFreshTable(async () => {
    const tenantId = await apply("fjord", ["partner"]);
    await fillIn(tenantId);
    await submit(tenantId);
    const objections = [{ requirement: "company" as const, text: "Het <b>register</b> heeft een andere naam." }];
    await Onboarding.reject({ ...(await decisionOn(tenantId)), objections });
    await tell(tenantId);
    await tell(tenantId);
    const [rejected, ...more] = taken();
    expect(more).toEqual([]);
    expect(rejected).toMatchObject({ to: "ida@fjord.example", subject: "Fjord: er moet nog iets aangepast worden" });
    expect(rejected?.text).toContain("Bedrijf: Het <b>register</b> heeft een andere naam.");
    expect(rejected?.html).toContain("Het &#60;b&#62;register&#60;/b&#62; heeft");
    expect(rejected?.html).not.toContain("<b>register");
    await submit(tenantId);
    await Onboarding.approve(await decisionOn(tenantId));
    await tell(tenantId);
    await suspend(tenantId);
    await tell(tenantId);
    await reinstate(tenantId);
    await tell(tenantId);
    await suspend(tenantId);
    await close(tenantId);
    await tell(tenantId);
    expect(
      taken()
        .map(({ subject }) => subject)
        .toSorted(),
    ).toEqual([
      "Fjord & Daughters is actief",
      "Fjord & Daughters is gesloten",
      "Fjord & Daughters is opgeschort",
      "Fjord & Daughters is weer actief",
    ]);
  }));

it("an event that no decision of the tenant wrote mails nobody (invariant 2)", () =>
  inFreshTable(async () => {
    const [own, foreign] = [await activate("own", ["partner"]), await activate("foreign", ["partner"])];
    await suspend(foreign);
    const answer = await tell(foreign, { tenantid: own });
    expect(answer.batchItemFailures).toHaveLength(1);
    expect(taken()).toEqual([]);
  }));
