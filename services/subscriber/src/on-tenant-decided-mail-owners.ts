import { configureCore } from "#core/config";
import { Membership } from "#core/identity";
import { deriveId, Id, parseInput } from "#core/kernel";
import { systemClock } from "#core/kernel/system";
import { openMailer, sendOnce } from "#core/mail";
import { runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import { Onboarding } from "#core/tenant/onboarding";
import { subscribe } from "./subscribe";

/**
 * Each owner gets one mail for each decision. What it says comes from the history, so an event that no decision of this tenant wrote
 * mails nobody; its id derives from event and member, so a replay finds it sent.
 */
export const handler = subscribe("on-tenant-decided-mail-owners", async (event) => {
  const config = configureCore();
  const tenantId = parseInput(Id("ten"), event.tenantid);
  await runInScope({ tenantId, actor: "tenant-decisions", role: "subscriber" }, async () => {
    const move = await Onboarding.moveOfEvent(event, tenantId);
    const tenant = await Tenant.get(tenantId);
    const mailer = await openMailer(config.mail);
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await Membership.list({ tenantId, cursor });
      for (const { memberId, name, email, role, status } of items) {
        if (role !== "owner" || status !== "active") continue;
        const consoleUrl = `${config.publicUrl}/console/onboarding`;
        const mail = Onboarding.decisionMail({ move, tenant, memberName: name, consoleUrl });
        if (!mail) return;
        const mailId = deriveId("mai", event.id, memberId);
        const from = { name: "Tandem", address: config.mailFrom };
        await sendOnce(mailer, { tenantId, mail: { ...mail, mailId, from, to: email }, at: systemClock.now() });
      }
      cursor = nextCursor;
    } while (cursor !== undefined);
  });
});
