import { randomUUID } from "node:crypto";
import { spawn } from "node:child_process";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Audit } from "#core/audit";
import { ImportReport } from "#core/catalog/import";
import { Product } from "#core/catalog";
import { Consumer } from "#core/consumer";
import { Export } from "#core/export";
import { createId, deriveId, type Instant } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import { Keyring } from "#core/keyring";
import { connect, runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import { type FreshTable, inFreshTable, scopeOf } from "#support";
import { EntryEntity, HeadEntity } from "../../core/src/audit/audit.entity";
import { startEngine } from "../../local/src/engine";
import { demoTenants } from "../../local/src/seed/marketplace";
import { openKeys } from "../../local/src/start/keys";
import { createTable } from "../../local/src/table";
import { main } from "./main";

const at = "2026-03-01T09:00:00.000Z" as Instant;
const goodFile = "Handle,Title,Variant Price\na,Pot,9.99\nb,Pan,19.50\n";
const badFile = "Handle,Title,Variant Price\na,Pot,9.99\nb,\u001B[31mPan,-1\n";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "tandem-cli-"))));
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const register = (slug: string, role: Tenant.Role = "supplier") =>
  Tenant.register({
    name: `The ${slug}`,
    slug,
    roles: [role],
    currency: "EUR",
    taxRateBp: 2_500,
    locale: "en-GB",
    country: "DK",
    at,
    random: systemRandom,
  });

class Sink extends Writable {
  text = "";
  override _write(chunk: Buffer, _: string, done: () => void) {
    this.text += chunk.toString();
    done();
  }
}

/** Runs the command as a person would, in a folder of its own. */
async function tandem(...argv: string[]) {
  const stdout = new Sink();
  const stderr = new Sink();
  const code = await main(argv, { stdout, stderr, cwd: folder });
  return { code, out: stdout.text, err: stderr.text };
}

/** A running marketplace, as `npm start` announces it. */
const running = (body: (table: FreshTable, supplier: Tenant.Info) => Promise<void>) =>
  inFreshTable(async (table) => {
    const supplier = await register("nordlys");
    await mkdir(join(folder, ".tandem"));
    const runtime = { dynamodbEndpoint: table.endpoint, table: table.tableName, pid: process.pid };
    await writeFile(join(folder, ".tandem", "runtime.json"), JSON.stringify(runtime));
    await writeFile(join(folder, "good.csv"), goodFile);
    await writeFile(join(folder, "bad.csv"), badFile);
    await body(table, supplier);
  });

const productsOf = ({ tenantId }: Tenant.Info) =>
  runInScope(scopeOf(tenantId), () => Product.list({ supplierId: tenantId })).then(({ items }) => items);

describe("tandem import", () => {
  it("imports into the running marketplace, by slug, id or name, and says what it did", () =>
    running(async (_, supplier) => {
      const first = await tandem("import", "good.csv", "--supplier", "nordlys");
      expect(first).toMatchObject({ code: 0, err: "" });
      expect(first.out).toContain("2 created, 0 changed, 0 unchanged, 0 refused");
      for (const name of [supplier.tenantId, "The Nordlys"]) {
        const again = await tandem("import", "good.csv", "--supplier", name);
        expect(again.out).toContain("0 created, 0 changed, 2 unchanged, 0 refused");
      }
      expect(await productsOf(supplier)).toHaveLength(2);
    }));

  it("ends with 1 when rows have errors, and prints their place without the file's control characters", () =>
    running(async (_, supplier) => {
      const { code, out } = await tandem("import", "bad.csv", "--supplier", "nordlys");
      expect(code).toBe(1);
      expect(out).toMatch(/ 3 {2}3 Variant Price {2}error +catalog\.negative_price/);
      expect(out).not.toContain("\u001B");
      expect(await productsOf(supplier)).toHaveLength(1);
    }));

  it("writes nothing with --dry-run, nor with --strict and an error", () =>
    running(async (_, supplier) => {
      expect((await tandem("import", "good.csv", "--supplier", "nordlys", "--dry-run")).out).toContain("2 created");
      const strict = await tandem("import", "bad.csv", "--supplier", "nordlys", "--strict");
      expect(strict).toMatchObject({ code: 1, out: expect.stringContaining("Nothing was written") });
      expect(await productsOf(supplier)).toEqual([]);
    }));

  it("says in a dry run what would be created, changed, withdrawn and stay", () =>
    running(async () => {
      const rows = (...lines: string[]) =>
        writeFile(
          join(folder, "now.csv"),
          ["Handle,Title,Published,Option1 Name,Option1 Value,Variant Price", ...lines].join("\n"),
        );
      await rows("a,Pot,true,Size,S,1", "a,,,,L,1", "b,Pan,true,,,1", "c,Lid,true,,,1");
      await tandem("import", "now.csv", "--supplier", "nordlys");
      await rows("a,Pot,true,Size,S,1", "b,Pan,false,,,1", "c,Lid,true,,,1", "d,Cup,true,,,1");
      const { out } = await tandem("import", "now.csv", "--supplier", "nordlys", "--dry-run");
      expect(out).toContain("1 created, 2 changed, 1 unchanged, 0 refused");
      expect(out).toContain("Withdrawn  1 products, 1 variants");
    }));

  it("names the suppliers there are to whoever misspelt one, ten at most, and no partner", () =>
    running(async () => {
      await register("kiosk", "partner");
      const nobody = () => tandem("import", "good.csv", "--supplier", "nordlis");
      expect((await nobody()).err).toContain("Suppliers here: nordlys.\n");
      for (let n = 10; n < 20; n += 1) await register(`s${n}`);
      expect((await nobody()).err).toMatch(/Suppliers here: (?!.*kiosk)([a-z0-9]+, ){9}[a-z0-9]+ and more\.\n/);
    }));

  it("prints the whole report with --json", () =>
    running(async () => {
      const { code, out } = await tandem("import", "bad.csv", "--supplier", "nordlys", "--json");
      expect(code).toBe(1);
      expect(ImportReport.parse(JSON.parse(out))).toMatchObject({ products: { created: 1, refused: 1 } });
    }));

  it.each([
    { argv: ["none.csv", "--supplier", "nordlys"], code: "cli.no_file" },
    { argv: ["good.csv", "--supplier", "nobody"], code: "cli.no_tenant" },
    { argv: ["good.csv", "--supplier", "shop"], code: "tenant.role_missing" },
    { argv: ["good.csv", "--supplier", "nordlys", "--format", "google-xml"], code: undefined },
    { argv: [".", "--supplier", "nordlys"], code: "cli.no_file" },
  ])("ends with 1 for $argv, and tells why", ({ argv, code }) =>
    running(async () => {
      await register("shop", "partner");
      const result = await tandem("import", ...argv);
      expect(result.code).toBe(1);
      if (code) expect(result.err).toContain(code);
      else expect(result.out).toContain("catalog.xml_malformed");
    }),
  );

  it("says how to begin where there is no marketplace", async () => {
    await writeFile(join(folder, "good.csv"), goodFile);
    const { code, err } = await tandem("import", "good.csv", "--supplier", "nordlys");
    expect(code).toBe(1);
    expect(err).toMatch(/npm start/);
  });

  it("works, as a process of its own, on the data that a killed marketplace left behind", async () => {
    const dataDir = join(folder, "data");
    const engine = await startEngine({ dataDir });
    const table = { endpoint: engine.endpoint, tableName: "tandem" };
    await createTable(table);
    connect(table);
    const supplier = await register("nordlys");
    await engine.stop();
    // Its process is gone, and nothing listens there any more.
    const stale = { dynamodbEndpoint: engine.endpoint, table: "tandem", pid: 2 ** 22 + 1 };
    await writeFile(join(dataDir, "runtime.json"), JSON.stringify(stale));
    await writeFile(join(folder, "good.csv"), goodFile);

    const bin = fileURLToPath(new URL("../bin/tandem.mjs", import.meta.url));
    const child = spawn(process.execPath, [bin, "import", "good.csv", "--supplier", "nordlys", "--data", "data"], {
      cwd: folder,
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
    expect([await new Promise((done) => child.on("close", done)), said]).toEqual([
      0,
      expect.stringContaining("2 created"),
    ]);

    const second = await startEngine({ dataDir });
    try {
      connect({ endpoint: second.endpoint, tableName: "tandem" });
      expect(await productsOf(supplier)).toHaveLength(2);
    } finally {
      await second.stop();
    }
  });
});

describe("tandem export trace", () => {
  it("names tenant, member, export and time of a part of a file; of another file nobody", async () => {
    const dataDir = join(folder, ".tandem");
    await mkdir(dataDir, { recursive: true });
    const engine = await startEngine({ dataDir });
    let file = "";
    let job: Export.Info;
    try {
      await createTable({ endpoint: engine.endpoint, tableName: "tandem" });
      connect({ tableName: "tandem", endpoint: engine.endpoint });
      Keyring.useWrapper(() => Keyring.openWrapper(`file:${join(dataDir, "keyring.json")}`));
      const { tenantId } = await register("fjord");
      const memberId = deriveId("mem", "clerk");
      const lastOrderId = createId("ord", at, systemRandom);
      job = await runInScope(scopeOf(tenantId, { actor: memberId }), async () => {
        for (let n = 0; n < 40; n += 1) {
          const subjectId = deriveId("sbj", String(n));
          const contact = {
            name: `Ann ${n}`,
            email: `ann${n}@example.com`,
            address: { line1: "A 1", postalCode: "1", city: "A", country: "NL" },
          };
          const consumerId = Consumer.idOf(tenantId, subjectId);
          const latest = { lastSoldThroughId: tenantId, lastOrderId, lastOrderAt: at, firstOrderAt: at };
          await Consumer.record({ consumerId, stewardId: tenantId, contact, ...latest }, subjectId);
        }
        const subject = { kind: "consumers" } as const;
        const made = await Export.request({ tenantId, memberId, at, random: systemRandom, format: "csv", subject });
        const relay = { domain: "relay.tandem.example", secret: openKeys(dataDir).pairwiseKey };
        file = (await Export.download({ tenantId, exportId: made.exportId, at, relay })).text;
        return made;
      });
    } finally {
      await engine.stop();
    }
    await writeFile(join(folder, "part.txt"), file.split("\r\n").slice(9, 30).join("\n"));
    const found = await tandem("export", "trace", "part.txt");
    expect(found).toMatchObject({ code: 0, err: "" });
    for (const part of [job.exportId, "The fjord", job.requestedBy, `Downloaded ${at}`])
      expect(found.out).toContain(part);
    await writeFile(join(folder, "other.txt"), Array.from({ length: 40 }, (_, n) => `ann${n}@example.com`).join("\n"));
    expect(await tandem("export", "trace", "other.txt")).toMatchObject({
      code: 1,
      out: expect.stringContaining("No export"),
    });
  });

  it("without the file says so", async () => {
    expect(await tandem("export", "trace", "nowhere.csv")).toMatchObject({
      code: 1,
      err: expect.stringContaining("cli.no_file"),
    });
  });
});

describe("tandem audit verify", () => {
  const consumer = `con_${"0".repeat(26)}`;
  const append = ({ tenantId }: Tenant.Info) =>
    runInScope(scopeOf(tenantId), () =>
      Audit.append({ at, notes: [{ action: "consumer.read", subjects: [consumer] }] }),
    );
  const within = <R>({ tenantId }: Tenant.Info, body: () => Promise<R>) => runInScope(scopeOf(tenantId), body);

  it("says that every chain is whole, of all tenants or of one", () =>
    running(async (_, supplier) => {
      const other = await register("other");
      await append(supplier);
      const all = await tandem("audit", "verify");
      expect(all).toMatchObject({ code: 0, err: "" });
      expect(all.out).toContain(`whole   The nordlys (${supplier.tenantId}): 1 entry\n`);
      expect(all.out).toContain(other.tenantId);
      expect((await tandem("audit", "verify", "--tenant", "nordlys")).out).not.toContain(other.tenantId);
    }));

  it("ends with 1 and names the first entry that isn't what it was", () =>
    running(async (_, supplier) => {
      for (let count = 0; count < 3; count += 1) await append(supplier);
      const { tenantId } = supplier;
      await within(supplier, () =>
        EntryEntity.patch({ tenantId, place: "000000000002" }).set({ actor: "nobody" }).go(),
      );
      const { code, out } = await tandem("audit", "verify", "--tenant", tenantId);
      expect([code, out]).toEqual([1, expect.stringContaining("entry 2, edited")]);
      const { out: json } = await tandem("audit", "verify", "--tenant", tenantId, "--json");
      expect(JSON.parse(json)).toMatchObject([{ tenantId, broken: { sequence: 2, kind: "edited" } }]);
    }));

  it("says BROKEN of a head that can't be read, and goes on to the other chains, also for people who see a bar", () =>
    running(async (_, supplier) => {
      const other = await register("other");
      for (const tenant of [supplier, other]) await append(tenant);
      const { tenantId } = supplier;
      await within(supplier, () => HeadEntity.patch({ tenantId }).set({ hash: "x" }).go());
      const stdout = new Sink();
      const stderr = Object.assign(new Sink(), { isTTY: true });
      expect(await main(["audit", "verify"], { stdout, stderr, cwd: folder })).toBe(1);
      expect(stdout.text).toContain(`BROKEN  The nordlys (${tenantId}): entry 1, head. `);
      expect(stdout.text).toContain(`whole   The other (${other.tenantId}): 1 entry\n`);
    }));

  it("verifies a stage on AWS, with the caller's credentials and region", () =>
    inFreshTable(async ({ endpoint }) => {
      const stage = randomUUID();
      const tableName = `tandem-${stage}`;
      await createTable({ endpoint, tableName });
      connect({ endpoint, tableName });
      const supplier = await register("nordlys");
      await append(supplier);
      vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", endpoint);
      vi.stubEnv("AWS_REGION", "eu-central-1");
      vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
      vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
      expect(await tandem("audit", "verify", "--stage", stage)).toEqual({
        code: 0,
        out: `whole   The nordlys (${supplier.tenantId}): 1 entry\n`,
        err: "",
      });
      const elsewhere = await tandem("audit", "verify", "--stage", "none");
      expect(elsewhere).toMatchObject({ code: 1, out: "", err: expect.stringContaining("cli.no_stage") });
    }));

  it("finds with the log what was cut off since the last anchor", () =>
    running(async (_, supplier) => {
      const { tenantId } = supplier;
      const lines: string[] = ["START RequestId: 1"];
      Audit.onAppended((audit) => lines.push(JSON.stringify({ level: "info", audit })));
      for (let count = 0; count < 3; count += 1) await append(supplier);
      await writeFile(join(folder, "api.log"), lines.join("\n"));
      await within(supplier, async () => {
        const [, second] = (await Audit.list({ tenantId })).items;
        await EntryEntity.delete({ tenantId, place: "000000000003" }).go();
        await HeadEntity.patch({ tenantId })
          .set({ length: 2, hash: second?.hash ?? "" })
          .go();
      });
      expect((await tandem("audit", "verify")).code).toBe(0);
      const { code, out } = await tandem("audit", "verify", "--log", "api.log");
      expect([code, out]).toEqual([1, expect.stringContaining("entry 3, truncated")]);
    }));

  it.each([
    { argv: ["--tenant", "nobody"], code: "cli.no_tenant" },
    { argv: ["--log", "none.log"], code: "cli.no_file" },
  ])("ends with 1 for $argv, and tells why", ({ argv, code }) =>
    running(async () => {
      const result = await tandem("audit", "verify", ...argv);
      expect([result.code, result.err]).toEqual([1, expect.stringContaining(code)]);
    }),
  );
});

describe("the command line", () => {
  it("says which version it is", async () => {
    expect(await tandem("--version")).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: "" });
  });

  it("shows examples with suppliers and files that the seed has", async () => {
    const { out } = await tandem("help", "import");
    const examples = [...out.matchAll(/^ {2}tandem import (\S+) --supplier (\S+)/gm)];
    expect(examples.length).toBeGreaterThan(1);
    for (const [, , slug] of examples) expect(demoTenants.map((tenant) => tenant.slug)).toContain(slug);
  });

  it.each([
    { argv: [], says: "Usage: tandem COMMAND" },
    { argv: ["imprt"], says: "Did you mean import?" },
    { argv: ["audit"], says: "Did you mean audit verify?" },
    { argv: ["audit", "verify", "--tenat", "x"], says: "Did you mean --tenant?" },
    { argv: ["frobnicate"], says: "There is no command “frobnicate”.\n" },
    { argv: ["import"], says: "--supplier is missing" },
    { argv: ["import", "--supplier", "s"], says: "FILE is missing" },
    { argv: ["import", "a", "b", "--supplier", "s"], says: "“b” is one argument too many" },
    { argv: ["import", "a", "--suplier", "s"], says: "Did you mean --supplier?" },
    { argv: ["import", "a", "--supplier", "s", "--format", "shopify"], says: "Did you mean shopify-csv?" },
    { argv: ["import", "a", "--supplier"], says: "Usage: tandem import FILE --supplier S" },
  ])("answers $argv with 2 and what to do", async ({ argv, says }) => {
    const { code, err, out } = await tandem(...argv);
    expect(code).toBe(2);
    expect(err).toContain(says);
    expect(out).toBe("");
  });

  it.each([
    [["help"]],
    [["--help"]],
    [["help", "import"]],
    [["import", "--help"]],
    [["audit", "verify", "--help"]],
    [["help", "audit", "verify"]],
  ])("answers %j with 0", async (argv) => {
    const { code, out } = await tandem(...argv);
    expect(code).toBe(0);
    expect(out).toContain("Usage: tandem");
  });
});
