import { configureCore } from "#core/config";
import { Membership } from "#core/identity";
import { Incident } from "#core/incident";
import { deriveId, Id, parseInput } from "#core/kernel";
import { systemClock } from "#core/kernel/system";
import { openMailer, sendOnce } from "#core/mail";
import { runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import { subscribe } from "./subscribe";

/** The steward's owners are told, each once. The incident must be the steward's in whose log the event stands. */
export const handler = subscribe("on-incident-raised", async ({ tenantid, data: { incidentId } }) => {
  const { mail, mailFrom, publicUrl } = configureCore();
  const stewardId = parseInput(Id("ten"), tenantid);
  await runInScope({ tenantId: stewardId, actor: "on-incident-raised", role: "subscriber" }, async () => {
    const incident = await Incident.get({ stewardId, incidentId });
    const { name: partner } = await Tenant.get(incident.partnerId);
    const notice = Incident.notice(incident, { partner, consoleUrl: `${publicUrl}/console/incidents` });
    const mailer = await openMailer(mail);
    let cursor: string | undefined;
    do {
      const page = await Membership.list({ tenantId: stewardId, cursor });
      for (const { memberId, email, role, status } of page.items) {
        if (role !== "owner" || status !== "active") continue;
        const mailId = deriveId("mai", incidentId, memberId);
        const from = { name: "Tandem", address: mailFrom };
        await sendOnce(mailer, {
          tenantId: stewardId,
          mail: { ...notice, mailId, from, to: email },
          at: systemClock.now(),
        });
      }
      cursor = page.nextCursor;
    } while (cursor);
  });
});
