import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KMSClient } from "@aws-sdk/client-kms";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deriveId } from "../kernel";
import { kmsWrapper } from "./kms";
import { newRing, ringWrapper, rotateKeyRing } from "./ring";
import { Keyring } from ".";

const supplierId = deriveId("ten", "supplier");
const key = new Uint8Array(32).fill(7);

describe("key ring in a file", () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tandem-ring-"));
    path = join(folder, "data", "keyring.json");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const open = () => Keyring.openWrapper(`file:${path}`);

  it("is made once, for its owner's eyes only, and used ever after", async () => {
    const wrapped = await (await open()).wrap(key, supplierId);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const made = readFileSync(path, "utf8");
    expect(await (await open()).unwrap(wrapped, supplierId)).toEqual(Buffer.from(key));
    expect(readFileSync(path, "utf8")).toBe(made);
    expect(wrapped).not.toContain(Buffer.from(key).toString("base64url"));
  });

  it("after a rotation wraps with the new key, and the old one still unwraps", async () => {
    const before = await (await open()).wrap(key, supplierId);
    rotateKeyRing(path);
    const rotated = await open();
    const after = await rotated.wrap(key, supplierId);
    expect(after.split(".")[0]).not.toBe(before.split(".")[0]);
    for (const wrapped of [before, after]) expect(await rotated.unwrap(wrapped, supplierId)).toEqual(Buffer.from(key));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("unwraps for the same controller only", async () => {
    const wrapped = await (await open()).wrap(key, supplierId);
    await expect((await open()).unwrap(wrapped, deriveId("ten", "other"))).rejects.toThrow("where it was sealed");
    await expect((await open()).unwrap(wrapped, "platform")).rejects.toThrow("where it was sealed");
  });

  it("that is damaged or another one says so, and is never made anew over the old", async () => {
    const wrapped = await (await open()).wrap(key, supplierId);
    const other = ringWrapper(newRing());
    await expect(other.unwrap(wrapped, supplierId)).rejects.toMatchObject({ code: "keyring.unusable" });
    writeFileSync(path, "{");
    await expect(open()).rejects.toMatchObject({
      code: "keyring.unusable",
      wayOut: expect.stringContaining("Restore"),
    });
    expect(readFileSync(path, "utf8")).toBe("{");
  });
});

/** Speaks the JSON protocol of KMS on the loopback interface: what it encrypts it binds to the context, as KMS does. */
describe("KMS (as serialised on the wire)", () => {
  type Body = { KeyId: string; EncryptionContext: Record<string, string>; Plaintext?: string; CiphertextBlob?: string };
  const master = randomBytes(32);
  let server: Server;
  let requests: { target: string; body: Body }[];
  let failing: { status: number; type: string } | undefined;

  function answer(target: string, { EncryptionContext, Plaintext, CiphertextBlob }: Body): object {
    const context = Buffer.from(JSON.stringify(EncryptionContext));
    if (target === "TrentService.Encrypt") {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", master, nonce).setAAD(context);
      const bytes = [nonce, cipher.update(Buffer.from(Plaintext ?? "", "base64")), cipher.final()];
      return { CiphertextBlob: Buffer.concat([...bytes, cipher.getAuthTag()]).toString("base64"), KeyId: "key" };
    }
    const blob = Buffer.from(CiphertextBlob ?? "", "base64");
    const decipher = createDecipheriv("aes-256-gcm", master, blob.subarray(0, 12)).setAAD(context);
    decipher.setAuthTag(blob.subarray(-16));
    return {
      Plaintext: Buffer.concat([decipher.update(blob.subarray(12, -16)), decipher.final()]).toString("base64"),
      KeyId: "key",
    };
  }

  beforeEach(async () => {
    requests = [];
    failing = undefined;
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const target = String(request.headers["x-amz-target"]);
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Body;
      requests.push({ target, body });
      response.setHeader("content-type", "application/x-amz-json-1.1");
      const fail = (status: number, type: string) =>
        response.writeHead(status, { "x-amzn-errortype": type }).end(JSON.stringify({ __type: type }));
      if (failing) return fail(failing.status, failing.type);
      try {
        return response.end(JSON.stringify(answer(target, body)));
      } catch {
        return fail(400, "InvalidCiphertextException");
      }
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const wrapperOf = () => {
    const { port } = server.address() as AddressInfo;
    return kmsWrapper(
      "alias/tandem-test-keyring",
      new KMSClient({
        endpoint: `http://127.0.0.1:${port}`,
        region: "eu-west-1",
        credentials: { accessKeyId: "a", secretAccessKey: "b" },
        maxAttempts: 1,
      }),
    );
  };

  it("wraps and unwraps with the controller as the encryption context, under the named key", async () => {
    const wrapped = await wrapperOf().wrap(key, supplierId);
    expect(await wrapperOf().unwrap(wrapped, supplierId)).toEqual(key);
    expect(requests.map(({ target, body }) => [target, body.KeyId, body.EncryptionContext])).toEqual([
      ["TrentService.Encrypt", "alias/tandem-test-keyring", { controller: supplierId }],
      ["TrentService.Decrypt", "alias/tandem-test-keyring", { controller: supplierId }],
    ]);
  });

  it("doesn't unwrap for another controller", async () => {
    const wrapped = await wrapperOf().wrap(key, supplierId);
    await expect(wrapperOf().unwrap(wrapped, "platform")).rejects.toMatchObject({ name: "InvalidCiphertextException" });
  });

  it.each([
    [
      { status: 400, type: "ThrottlingException" },
      { code: "keyring.unavailable", kind: "unavailable" },
    ],
    [
      { status: 500, type: "KMSInternalException" },
      { code: "keyring.unavailable", kind: "unavailable" },
    ],
    [{ status: 400, type: "AccessDeniedException" }, { name: "AccessDeniedException" }],
  ])("%o is %o: never mistaken for erased", async (failure, expected) => {
    const wrapped = await wrapperOf().wrap(key, supplierId);
    failing = failure;
    await expect(wrapperOf().unwrap(wrapped, supplierId)).rejects.toMatchObject(expected);
  });

  it("that can't be reached is unavailable", async () => {
    const wrapper = wrapperOf();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await expect(wrapper.wrap(key, supplierId)).rejects.toMatchObject({ code: "keyring.unavailable" });
  });
});
