import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { deriveId, type Id } from "../kernel";
import { connect, documentClient } from "./connection";
import { runInScope, type Scope } from "./scope";
import { scopedCredentials } from "./scoped-credentials";
import { type AssumeRole, sign } from "./sts";
import { GetCommand } from "@aws-sdk/lib-dynamodb";

const roles = { tenantRoleArn: "arn:aws:iam::1:role/tenant", reachRoleArn: "arn:aws:iam::1:role/reach" };
const [one, other] = [deriveId("ten", "one"), deriveId("ten", "other")] as const;
const scopeOf = (tenantId: Id<"ten"> | null, ...partitions: string[]): Scope => ({
  tenantId,
  actor: "test",
  role: "test",
  reach: partitions.map((partition) => ({ partition, access: "read", because: "a test" })),
});

it("a request is signed as AWS's own example is (General Reference, Signature Version 4)", () => {
  const { authorization } = sign({
    method: "GET",
    url: new URL("https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08"),
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
    body: "",
    region: "us-east-1",
    service: "iam",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" },
    amzDate: "20150830T123600Z",
  });
  expect(authorization).toMatch(/Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7$/);
});

describe("sessions are kept", () => {
  const hour = 3_600_000;
  function world() {
    const asked: AssumeRole[] = [];
    let now = 0;
    let failing = false;
    const assume = async (role: AssumeRole) => {
      asked.push(role);
      if (failing) throw new Error("AssumeRole answered 403 AccessDenied");
      return {
        accessKeyId: `key-${asked.length}`,
        secretAccessKey: "s",
        sessionToken: "t",
        expiration: new Date(now + hour),
      };
    };
    const credentialsOf = scopedCredentials(roles, "tandem", assume, () => now);
    return {
      asked,
      keyOf: async (scope: Scope) => (await credentialsOf(scope)).accessKeyId,
      pass: (ms: number) => (now += ms),
      fail: (does: boolean) => (failing = does),
    };
  }

  it("per tenant, tagged with it, and renewed five minutes before they end", async () => {
    const { asked, keyOf, pass } = world();
    const keys = [await keyOf(scopeOf(one)), await keyOf(scopeOf(other)), await keyOf(scopeOf(one))];
    expect(keys).toEqual(["key-1", "key-2", "key-1"]);
    expect(asked[0]).toEqual({ roleArn: roles.tenantRoleArn, sessionName: one, tags: { tenant: one } });
    pass(hour - 5 * 60_000 - 1);
    expect(await keyOf(scopeOf(one))).toBe("key-1");
    pass(1);
    expect(await keyOf(scopeOf(one))).toBe("key-3");
  });

  it("per family of partitions where a scope reaches out: two sessions' tokens share, two suppliers don't", async () => {
    const { asked, keyOf } = world();
    const keys: string[] = [];
    for (const reach of ["platform#session#a", "platform#session#b", `${one}#stock#1`, `${other}#stock#1`]) {
      keys.push(await keyOf(scopeOf(null, reach)));
    }
    expect(keys).toEqual(["key-1", "key-1", "key-2", "key-3"]);
    expect(asked.every(({ roleArn, tags }) => roleArn === roles.reachRoleArn && !tags)).toBe(true);
    expect(asked[0]?.policy).toContain("platform#session#*");
  });

  it("once for all who ask at once, and not at all when STS refused", async () => {
    const { asked, keyOf, fail } = world();
    fail(true);
    await expect(keyOf(scopeOf(one))).rejects.toThrow("AccessDenied");
    fail(false);
    const keys = await Promise.all(Array.from({ length: 20 }, () => keyOf(scopeOf(one))));
    expect(new Set(keys)).toEqual(new Set(["key-2"]));
    expect(asked).toHaveLength(2);
  });
});

describe("requests to the table", () => {
  type Seen = { readonly authorization: string; readonly token: string; readonly body: string };
  const servers: Server[] = [];
  const seen: Record<"sts" | "table", Seen[]> = { sts: [], table: [] };
  const urls = { sts: "", table: "" };

  async function listen(name: "sts" | "table", answer: (seen: Seen, response: ServerResponse) => void): Promise<void> {
    const server = createServer((request: IncomingMessage, response) => {
      let body = "";
      request
        .on("data", (chunk) => (body += String(chunk)))
        .on("end", () => {
          const { authorization = "", "x-amz-security-token": token = "" } = request.headers;
          const one: Seen = { authorization, token: String(token), body };
          seen[name].push(one);
          answer(one, response);
        });
    });
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    urls[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  beforeAll(async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: "BASE", AWS_SECRET_ACCESS_KEY: "secret", AWS_REGION: "eu-west-1" });
    await listen("sts", ({ body }, response) => {
      const form = new URLSearchParams(body);
      const key = `SESSION-${form.get("RoleSessionName")}`;
      response.end(
        `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>${key}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>` +
          `<SessionToken>token</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
      );
    });
    await listen("table", (_, response) => {
      response.setHeader("content-type", "application/x-amz-json-1.0");
      response.end("{}");
    });
    connect({ tableName: "tandem", endpoint: urls.table, roles: { ...roles, stsEndpoint: urls.sts } });
  });
  afterEach(() => Object.assign(seen, { sts: [], table: [] }));
  afterAll(() => {
    for (const server of servers) server.close();
  });

  const get = (scope: Scope, pk: string) =>
    runInScope(scope, () => documentClient().send(new GetCommand({ TableName: "tandem", Key: { pk, sk: "x" } })));

  it("are made with the session of their scope's tenant, at once and mixed", async () => {
    await Promise.all([one, other, one, other].map((tenantId) => get(scopeOf(tenantId), `${tenantId}#product`)));
    expect(seen.sts).toHaveLength(2);
    for (const { authorization, body } of seen.sts) {
      expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=BASE\/\d{8}\/eu-west-1\/sts\/aws4_request/);
      const form = Object.fromEntries(new URLSearchParams(body));
      expect(form).toMatchObject({ Action: "AssumeRole", RoleArn: roles.tenantRoleArn, "Tags.member.1.Key": "tenant" });
      expect(form["Tags.member.1.Value"]).toBe(form["RoleSessionName"]);
    }
    for (const { authorization, body, token } of seen.table) {
      const tenant = /Credential=SESSION-(ten_\w+)\//.exec(authorization)?.[1];
      expect(body).toContain(`${tenant}#product`);
      expect(token).toBe("token");
    }
  });

  it("aren't made at all outside any scope", async () => {
    const command = new GetCommand({ TableName: "tandem", Key: { pk: `${one}#product`, sk: "x" } });
    await expect(documentClient().send(command)).rejects.toThrow(/scope/);
    expect([seen.sts, seen.table]).toEqual([[], []]);
  });
});
