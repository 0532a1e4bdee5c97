import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle, type Bundle, bundlePath, budgets, measure, overBudget } from "../../scripts/bundle";
import { systemClock } from "#core/kernel/system";
import { authKey, type FreshTable, inFreshTable } from "#support";
import { join as joinTenant } from "../../services/api/src/api.fixture";
import { openMarket } from "../../services/storefront/src/storefront.fixture";
import { handlerFiles } from "../../stacks/support/handlers";

/** Stands in for AWS's endpoints, which can't be reached here; the SDK, its signing and our code are real. */
let server: Server;
let requests: { target: string; body: unknown; authorization: string }[] = [];
let answer: (body: never) => unknown = () => ({});
let bundles: Bundle[];
let folder: string;

const read = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown;
};

beforeAll(async () => {
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await read(request);
    const { "x-amz-target": target, authorization = "" } = request.headers;
    requests.push({ target: String(target), body, authorization });
    response.setHeader("content-type", "application/x-amz-json-1.1").end(JSON.stringify(answer(body as never)));
  };
  server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await mkdir(join(process.cwd(), ".sst"), { recursive: true });
  folder = await mkdtemp(join(process.cwd(), ".sst", "fixture-"));
  bundles = await bundle();
}, 60_000);

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a module in a Node process of its own, with the environment that Lambda and the stacks would give. */
async function run(source: string, environment: Record<string, string> = {}) {
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", source], {
    env: {
      AWS_REGION: "eu-west-1",
      AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "example",
      AWS_SESSION_TOKEN: "example",
      AWS_ENDPOINT_URL: endpoint,
      TANDEM_TABLE: "tandem-test",
      TANDEM_BUS_NAME: "tandem-test",
      TANDEM_PUBLIC_URL: "https://shops.example",
      TANDEM_PAYMENT_URL: "https://payment.example",
      TANDEM_PAYMENT_KEY: "test_key",
      TANDEM_MAIL: "ses",
      TANDEM_MAIL_FROM: "no-reply@shops.example",
      TANDEM_KEYRING: "kms:alias/tandem-test-keyring",
      TANDEM_PAIRWISE_KEY: "p".repeat(32),
      TANDEM_SESSION_KEY: "s".repeat(32),
      TANDEM_AUTH_KEY: authKey,
      ...environment,
    },
  });
  const output = { out: "", error: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.out += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (output.error += chunk.toString("utf8")));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, ...output };
}

const fileOf = (name: string) => JSON.stringify(join(bundlePath(name), "handler.mjs"));

describe("bundles", () => {
  it("of request handlers are within both budgets", async () => {
    const measured = await measure(bundles);
    expect(overBudget(measured)).toEqual([]);
    const request = measured.filter(({ answersRequests }) => answersRequests);
    expect(request.map(({ name }) => name)).toEqual(["api", "storefront"]);
    for (const { gzipWithoutSdkBytes } of request) expect(gzipWithoutSdkBytes).toBeGreaterThan(10_000);
  }, 60_000);

  it("are over budget by one byte of either kind, where a person waits and nowhere else", () => {
    const [api] = bundles;
    const within = { ...api!, gzipBytes: budgets.wholeBytes, gzipWithoutSdkBytes: budgets.withoutSdkBytes };
    const whole = { ...within, gzipBytes: budgets.wholeBytes + 1 };
    const own = { ...within, gzipWithoutSdkBytes: budgets.withoutSdkBytes + 1 };
    expect(overBudget([within, whole, own, { ...whole, answersRequests: false }])).toEqual([whole, own]);
  });

  it("fail by name when a declared handler has no file", async () => {
    const missing = {
      name: "job/none",
      entry: "services/job/src/none.ts",
      answersRequests: false,
      secrets: [],
      sendsMail: false,
      files: {},
    };
    await expect(bundle([...handlerFiles, missing])).rejects.toThrow("No such handler: services/job/src/none.ts");
  });

  it.each(handlerFiles.map(({ name }) => name))("%s loads in Node and exports a handler", async (name) => {
    const { out, error } = await run(`const { handler } = await import(${fileOf(name)}); console.log(typeof handler);`);
    expect({ out: out.trim(), error: out.trim() === "function" ? "" : error }).toEqual({ out: "function", error: "" });
  });
});

describe("what handlers are given", () => {
  // Doors read the configuration, so its names in their sources say what they need.
  const marks = [
    ["paymentKey", "TANDEM_PAYMENT_KEY"],
    ["sessionKey", "TANDEM_SESSION_KEY"],
    ["authKey", "TANDEM_AUTH_KEY"],
    ["pairwiseKey", "TANDEM_PAIRWISE_KEY"],
    ["openMailer", "mail"],
  ] as const;

  it.each(handlerFiles)(
    "$name gets the secrets and the mail that its sources mention, no less and no more",
    async ({ name }) => {
      const { sources, secrets, sendsMail } = bundles.find((one) => one.name === name)!;
      const doors = sources.filter((path) => path.startsWith("services/"));
      expect(doors).not.toEqual([]);
      const text = (await Promise.all(doors.map((path) => readFile(path, "utf8")))).join("\n");
      const used = marks.filter(([mark]) => new RegExp(`\\b${mark}\\b`).test(text)).map(([, need]) => need);
      expect(used.sort()).toEqual([...secrets, ...(sendsMail ? ["mail"] : [])].sort());
    },
  );
});

describe("data keys", () => {
  // What doors call to seal or to open, by the names of the contexts' functions.
  const seals =
    /\b(reserve\(|SupplierOrder\.record\(|Consumer\.(record|followAgreement|followTenant|continueFollow)\(|Consent\.sweepRetention\(|followAndReach\(|Decoy\.plant\(|Onboarding\.setPayout\()/;
  const opens =
    /\b(contactOf\(|SupplierOrder\.(get|list)\(|Consumer\.list(Shared)?\(|RelayMail\.receive\(|Privacy\.(hear|advanceAll)\()/;

  it.each(handlerFiles)("$name may open or seal consumers' data as far as its sources do", async ({ name }) => {
    const { sources, keys } = bundles.find((one) => one.name === name)!;
    // What reactions share opens for those that call it.
    const doors = sources.filter((path) => path.startsWith("services/") && !path.endsWith("/placed-order.ts"));
    const text = (await Promise.all(doors.map((path) => readFile(path, "utf8")))).join("\n");
    const shared = /\b(placedOrderOf|readContact)\(/.test(text);
    expect(seals.test(text) ? "seal" : shared || opens.test(text) ? "open" : undefined).toBe(keys);
  });
});

describe("secrets in a bundle", () => {
  const fixture = async () => {
    const file = join(folder, "handler.ts");
    await writeFile(file, `const seen = process.env["TANDEM_PAYMENT_KEY"];\nexport const handler = () => seen;\n`);
    const name = `fixture/${relative(process.cwd(), folder).split("-").at(-1)}`;
    await bundle([
      {
        name,
        entry: relative(process.cwd(), file),
        answersRequests: false,
        secrets: ["TANDEM_PAYMENT_KEY"],
        sendsMail: false,
        files: {},
      },
    ]);
    return name;
  };

  it("are there, decrypted, before the handler's own modules are evaluated", async () => {
    const name = await fixture();
    requests = [];
    answer = () => ({ Parameters: [{ Name: "/tandem/test/payment-key", Value: "live_value" }], InvalidParameters: [] });
    const { out, error } = await run(`const { handler } = await import(${fileOf(name)}); console.log(handler());`, {
      TANDEM_PAYMENT_KEY: "ssm:/tandem/test/payment-key",
    });
    expect({ out: out.trim(), error: out ? "" : error }).toEqual({ out: "live_value", error: "" });
    expect(requests).toEqual([
      {
        target: "AmazonSSM.GetParameters",
        body: { Names: ["/tandem/test/payment-key"], WithDecryption: true },
        authorization: expect.stringContaining("AKIAEXAMPLE"),
      },
    ]);
  });

  it("that are missing keep the handler from starting (S2)", async () => {
    const name = await fixture();
    answer = () => ({ Parameters: [], InvalidParameters: ["/tandem/test/payment-key"] });
    const { code, error } = await run(`await import(${fileOf(name)});`, {
      TANDEM_PAYMENT_KEY: "ssm:/tandem/test/payment-key",
    });
    expect(code).not.toBe(0);
    expect(error).toContain("TANDEM_PAYMENT_KEY (/tandem/test/payment-key)");
  });
});

describe("bundles at the embedded engine", () => {
  // What the bundles leave out (bundle-plugins.ts) and load later must not be missed when they work.
  const call = async (
    name: string,
    table: FreshTable,
    event: { method: string; path: string; headers: Record<string, string>; body?: string },
  ) => {
    const { method, path, headers, body } = event;
    const [rawPath = "", rawQueryString = ""] = path.split("?");
    const http = { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "test" };
    const input = {
      version: "2.0",
      routeKey: "$default",
      rawPath,
      rawQueryString,
      headers: { "user-agent": "test", ...headers },
      queryStringParameters: Object.fromEntries(new URLSearchParams(rawQueryString)),
      requestContext: { http, domainName: headers["host"], requestId: "one", stage: "$default", routeKey: "$default" },
      ...(body === undefined ? {} : { body }),
      isBase64Encoded: false,
    };
    const { out, error } = await run(
      `const { handler } = await import(${fileOf(name)});
       const { statusCode, body, isBase64Encoded } = await handler(${JSON.stringify(input)}, { awsRequestId: "one" });
       console.log(JSON.stringify({ statusCode, body: isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body }));`,
      {
        TANDEM_TABLE: table.tableName,
        TANDEM_DYNAMODB_ENDPOINT: table.endpoint,
        TANDEM_PUBLIC_URL: "http://localhost:9",
      },
    );
    const last = out.trim().split("\n").at(-1) ?? "";
    if (!last.startsWith("{")) throw new Error(error || out);
    return JSON.parse(last) as { statusCode: number; body: string };
  };

  it("show a shop by the host name that the edge passes on", async () => {
    await inFreshTable(async (table) => {
      const { edit } = await openMarket();
      const page = await call("storefront", table, {
        method: "GET",
        path: "/",
        headers: { host: "gateway.example", "x-forwarded-host": `${edit.name}.localhost:9` },
      });
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain("Clay Pot");
    });
  }, 60_000);

  it("import a catalogue with the parts that are loaded later, and clean its HTML", async () => {
    await inFreshTable(async (table) => {
      const supplier = await joinTenant("Clay", ["supplier"], { at: systemClock.now() });
      const send = (method: string, path: string, more: { headers?: Record<string, string>; body?: string } = {}) =>
        call("api", table, {
          method,
          path,
          headers: { host: "gateway.example", authorization: `Bearer ${supplier.token}`, ...more.headers },
          ...(more.body === undefined ? {} : { body: more.body }),
        });
      const imported = await send("POST", `/suppliers/${supplier.tenantId}/imports`, {
        headers: { "content-type": "text/csv", "idempotency-key": "0198a000-0000-7000-8000-000000000000" },
        body: 'Handle,Title,Body (HTML),Published,Variant SKU,Variant Price\npot,Clay Pot,"<p onclick=""x()"">Round</p>",true,P1,9.99\n',
      });
      expect(imported).toMatchObject({ statusCode: 200, body: expect.stringContaining('"created":1') });
      const listed = await send("GET", `/suppliers/${supplier.tenantId}/products`);
      expect(listed.body).toContain("Clay Pot");
      const { items } = JSON.parse(listed.body) as { items: { productId: string }[] };
      const product = await send("GET", `/suppliers/${supplier.tenantId}/products/${items[0]?.productId}`);
      expect(product.body).toContain("<p>Round</p>");
    });
  }, 60_000);
});

describe("the relay's bundle", () => {
  it("puts an inserted event on the named bus, and reports what the bus refused", async () => {
    requests = [];
    answer = ({ Entries }: { Entries: unknown[] }) => ({
      FailedEntryCount: 1,
      Entries: Entries.map((_, index) =>
        index === 0 ? { EventId: "one" } : { ErrorCode: "ThrottlingException", ErrorMessage: "slow" },
      ),
    });
    const record = (sequence: string, id: string) => ({
      eventName: "INSERT",
      dynamodb: {
        SequenceNumber: sequence,
        Keys: { pk: { S: "ten_01arz3ndektsv4rrffq69g5fav#event" }, sk: { S: id } },
        NewImage: {
          tenantId: { S: "ten_01arz3ndektsv4rrffq69g5fav" },
          eventId: { S: id },
          type: { S: "note.taken.v1" },
          subject: { S: "note" },
          time: { S: "2026-01-02T03:04:05.000Z" },
          data: { M: { text: { S: "hello" }, lines: { L: [{ N: "1" }] } } },
        },
      },
    });
    const stream = {
      Records: [record("1", "evt_01arz3ndektsv4rrffq69g5fav"), record("2", "evt_01arz3ndektsv4rrffq69g5faw")],
    };
    const { out, error } = await run(
      `const { handler } = await import(${fileOf("relay")}); console.log(JSON.stringify(await handler(${JSON.stringify(stream)})));`,
    );
    expect(out).toContain('{"batchItemFailures":[{"itemIdentifier":"2"}]}');
    expect(requests).toHaveLength(1);
    type Put = { Entries: { EventBusName: string; DetailType: string; Detail: string }[] };
    const Entries = (requests[0]?.body as Put | undefined)?.Entries ?? [];
    expect(Entries[0]).toMatchObject({ EventBusName: "tandem-test", Source: "tandem", DetailType: "note.taken.v1" });
    expect(JSON.parse(Entries[0]?.Detail ?? "")).toMatchObject({
      specversion: "1.0",
      data: { text: "hello", lines: [1] },
    });
    expect(error).toContain("ThrottlingException");
  });
});
