import { configureCore } from "#core/config";
import { Invitation } from "#core/identity";
import { deriveId, type Id } from "#core/kernel";
import { systemClock } from "#core/kernel/system";
import { openMailer, sendOnce } from "#core/mail";
import { runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import { subscribe } from "./subscribe";

/**
 * Whoever was invited gets a mail with the token, which follows from the secret and stands nowhere else. An event of another tenant
 * finds no invitation; one that was sent anew or ended meanwhile isn't mailed any more.
 */
export const handler = subscribe("on-invitation-issued-send-mail", async ({ tenantid, data }) => {
  const config = configureCore();
  const tenantId = tenantid as Id<"ten">;
  const { invitationId, issue } = data;
  await runInScope({ tenantId, actor: "invitation-mail", role: "subscriber" }, async () => {
    const invitation = await Invitation.find({ tenantId, invitationId });
    if (invitation?.status !== "pending" || invitation.issue !== issue) return;
    const { name: tenantName, locale } = await Tenant.get(tenantId);
    const token = Invitation.tokenOf(invitation, config.sessionKey);
    const { email, role, expiresAt } = invitation;
    // Behind the #, so that neither log nor referrer ever holds it.
    const url = `${config.publicUrl}/console/invitation#${token}`;
    await sendOnce(await openMailer(config.mail), {
      tenantId,
      mail: {
        ...Invitation.message({ tenantName, role, expiresAt, locale, url }),
        mailId: deriveId("mai", invitationId, String(issue)),
        from: { name: "Tandem", address: config.mailFrom },
        to: email,
      },
      at: systemClock.now(),
    });
  });
});
