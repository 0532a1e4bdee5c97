/**
 * What differs between deployments. Read from the environment of the machine that deploys; SST loads `.env.<stage>` into it first. None of
 * it is secret: secrets have names only (see `secret`).
 *
 * | Variable | Meaning | Without it |
 * | --- | --- | --- |
 * | TANDEM_DOMAIN | host of console and API; storefronts are `<name>.` in front of it | CloudFront's own names; storefronts by name don't work |
 * | TANDEM_CERTIFICATE_ARN | ACM certificate (us-east-1) for the domain and `*.` of it | required with a domain |
 * | TANDEM_HOSTED_ZONE_ID | Route 53 zone that gets the alias records | make the two records by hand |
 * | TANDEM_WEB_ACL_ARN | WAF web ACL (global scope) in front of both distributions | no WAF |
 * | TANDEM_PAYMENT_URL | base of the payment provider's REST interface | Mollie's |
 * | TANDEM_MAIL_FROM | sender of mails, on a domain verified in SES | `no-reply@` the domain |
 * | TANDEM_RELAY_DOMAIN | domain of relay addresses, verified in SES, its MX at SES | `relay.` in front of the domain |
 * | TANDEM_DECOY_DOMAINS | domains that look like mail providers' of consumers, with commas between; verified and pointed as the relay's | decoys have relay addresses only |
 * | TANDEM_ALARM_EMAIL | who gets the alarms | the alarm topic has no subscriber |
 *
 * @module
 */
import * as z from "zod";

/** An empty variable is an absent one, as people write it in env files. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const domainName = z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/);

const Environment = z
  .object({
    TANDEM_DOMAIN: optional(domainName),
    TANDEM_CERTIFICATE_ARN: optional(z.string().regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/.+$/)),
    TANDEM_HOSTED_ZONE_ID: optional(z.string().regex(/^Z[A-Z0-9]+$/)),
    TANDEM_WEB_ACL_ARN: optional(z.string().regex(/^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/.+$/)),
    TANDEM_PAYMENT_URL: optional(z.url()),
    TANDEM_MAIL_FROM: optional(z.email()),
    TANDEM_RELAY_DOMAIN: optional(domainName),
    TANDEM_DECOY_DOMAINS: optional(
      z
        .string()
        .transform((text) => text.split(","))
        .pipe(z.array(domainName)),
    ),
    TANDEM_ALARM_EMAIL: optional(z.email()),
  })
  .refine((env) => !env.TANDEM_DOMAIN || env.TANDEM_CERTIFICATE_ARN, {
    path: ["TANDEM_CERTIFICATE_ARN"],
    message: "a domain needs its certificate",
  });

export type Setting = {
  readonly domain:
    { readonly name: string; readonly certificateArn: string; readonly hostedZoneId?: string } | undefined;
  readonly webAclArn: string | undefined;
  readonly paymentUrl: string;
  readonly mailFrom: string;
  readonly relayDomain: string;
  readonly decoyDomains: readonly string[];
  readonly alarmEmail: string | undefined;
};

/** @throws ZodError that names the variable */
export function readSetting(environment: Readonly<Record<string, string | undefined>> = process.env): Setting {
  const env = Environment.parse(environment);
  const { TANDEM_DOMAIN: name, TANDEM_CERTIFICATE_ARN: certificateArn, TANDEM_HOSTED_ZONE_ID: hostedZoneId } = env;
  return {
    domain: name && certificateArn ? { name, certificateArn, ...(hostedZoneId ? { hostedZoneId } : {}) } : undefined,
    webAclArn: env.TANDEM_WEB_ACL_ARN,
    paymentUrl: env.TANDEM_PAYMENT_URL ?? "https://api.mollie.com",
    mailFrom: env.TANDEM_MAIL_FROM ?? `no-reply@${name ?? "tandem.example"}`,
    relayDomain: env.TANDEM_RELAY_DOMAIN ?? `relay.${name ?? "tandem.example"}`,
    decoyDomains: env.TANDEM_DECOY_DOMAINS ?? [],
    alarmEmail: env.TANDEM_ALARM_EMAIL,
  };
}
