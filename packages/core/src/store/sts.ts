/**
 * STS: a session of a role, by the one operation that is needed (AssumeRole of the Query API), signed with Signature Version 4.
 * The SDK's client for it weighs more than the store does.
 *
 * @module
 */
import { createHash, createHmac } from "node:crypto";

export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

type Signing = {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly region: string;
  readonly service: string;
  readonly credentials: Credentials;
  /** `20150830T123600Z` */
  readonly amzDate: string;
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** The headers with which a request is signed (AWS, "Create a signed AWS API request"). */
export function sign({
  method,
  url,
  headers,
  body,
  region,
  service,
  credentials,
  amzDate,
}: Signing): Record<string, string> {
  const all: Record<string, string> = {
    ...headers,
    host: url.host,
    "x-amz-date": amzDate,
    ...(credentials.sessionToken ? { "x-amz-security-token": credentials.sessionToken } : {}),
  };
  const names = Object.keys(all).toSorted();
  const signed = names.join(";");
  const canonicalHeaders = names.map((name) => `${name}:${all[name]?.trim()}\n`).join("");
  const canonical = [method, url.pathname, url.search.slice(1), canonicalHeaders, signed, sha256(body)].join("\n");
  const day = amzDate.slice(0, 8);
  const credentialScope = `${day}/${region}/${service}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", amzDate, credentialScope, sha256(canonical)].join("\n");
  const key = [day, region, service, "aws4_request"].reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${credentials.secretAccessKey}`,
  );
  const signature = hmac(key, text).toString("hex");
  const credential = `${credentials.accessKeyId}/${credentialScope}`;
  return {
    ...all,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signed}, Signature=${signature}`,
  };
}

export type AssumeRole = {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly policy?: string;
  readonly tags?: Readonly<Record<string, string>>;
};
export type Session = Credentials & { readonly expiration: Date };

/** @throws Error with STS's code: a wrong deployment, or too many sessions at once */
export async function assumeRole(
  { roleArn, sessionName, policy, tags = {} }: AssumeRole,
  { region, endpoint, credentials, at }: { region: string; endpoint?: string; credentials: Credentials; at: Date },
): Promise<Session> {
  const url = new URL(endpoint ?? `https://sts.${region}.amazonaws.com/`);
  const body = new URLSearchParams({
    Action: "AssumeRole",
    Version: "2011-06-15",
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    DurationSeconds: "3600",
    ...(policy === undefined ? {} : { Policy: policy }),
    ...Object.fromEntries(
      Object.entries(tags).flatMap(([key, value], index) => [
        [`Tags.member.${index + 1}.Key`, key],
        [`Tags.member.${index + 1}.Value`, value],
      ]),
    ),
  }).toString();
  const amzDate = at.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const contentType = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
  const signing = {
    method: "POST",
    url,
    headers: contentType,
    body,
    region,
    service: "sts",
    credentials,
    amzDate,
  } as const;
  const { host: _host, ...headers } = sign(signing);
  const answer = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(5_000) });
  const text = await answer.text();
  const field = (name: string): string => new RegExp(`<${name}>([^<]+)</${name}>`).exec(text)?.[1] ?? "";
  if (!answer.ok) throw new Error(`AssumeRole answered ${answer.status} ${field("Code")}`);
  return {
    accessKeyId: field("AccessKeyId"),
    secretAccessKey: field("SecretAccessKey"),
    sessionToken: field("SessionToken"),
    expiration: new Date(field("Expiration")),
  };
}
