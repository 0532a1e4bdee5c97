import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkLayout, claimDataFolder, entries, forgetData } from "./data-folder";
import { openKeys } from "./keys";
import { readOptions } from "./options";

let folder = "";
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "tandem-start-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("options", () => {
  it("have their defaults, and resolve the folder from where the user stands", () => {
    expect(readOptions([], "/home/ann")).toEqual({
      port: 4000,
      dataDir: "/home/ann/.tandem",
      fresh: false,
      rotateKeyRing: false,
      help: false,
    });
    expect(readOptions(["--port", "8080", "--data=x", "--fresh"], "/home/ann")).toEqual({
      port: 8080,
      dataDir: "/home/ann/x",
      fresh: true,
      rotateKeyRing: false,
      help: false,
    });
  });

  it.each([
    ["--port", "0"],
    ["--port", "65536"],
    ["--port", "web"],
    ["--port"],
    ["--frehs"],
    ["surprise"],
    ["--data="],
  ])("refuse %s %s and show the usage", (...words) => {
    expect(() => readOptions(words, "/")).toThrow(
      expect.objectContaining({ code: "local.option_invalid", wayOut: expect.stringContaining("--port N") }),
    );
  });
});

describe("data folder", () => {
  it("is made when it isn't there, and can be claimed again once it is given back", () => {
    const dataDir = join(folder, "new", "data");
    claimDataFolder(dataDir)();
    claimDataFolder(dataDir)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("keeps whatever else is in it when a claim is given back, and nothing of ours (3)", () => {
    writeFileSync(join(folder, "holiday.jpg"), "");
    const dataDir = join(folder, "new", "data");
    const giveBack = claimDataFolder(dataDir);
    writeFileSync(join(dataDir, entries.keys), "{}");
    giveBack();
    expect(readdirSync(dataDir)).toEqual([entries.keys]);
    claimDataFolder(folder)();
    expect(readdirSync(folder)).toEqual(["holiday.jpg", "new"]);
  });

  it("is refused while another process runs on it, and free once that is killed with SIGKILL", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"], { stdio: "ignore" });
    const ended = new Promise((settle) => other.on("exit", settle));
    mkdirSync(join(folder, entries.claims));
    const claim = join(folder, entries.claims, `${other.pid}.json`);
    // A claim that its owner is still writing counts.
    writeFileSync(claim, "");
    expect(() => claimDataFolder(folder)).toThrow(expect.objectContaining({ code: "local.data_in_use" }));
    expect(readdirSync(join(folder, entries.claims))).toEqual([`${other.pid}.json`]);
    other.kill("SIGKILL");
    await ended;
    claimDataFolder(folder)();
    expect(existsSync(claim)).toBe(false);
  });

  it("isn't locked by an old claim whose process id somebody else has now", () => {
    mkdirSync(join(folder, entries.claims));
    writeFileSync(
      join(folder, entries.claims, `${process.ppid}.json`),
      JSON.stringify({ pid: process.ppid, birth: "long ago" }),
    );
    claimDataFolder(folder)();
  });

  it("that is a file is refused with the reason", () => {
    const path = join(folder, "file");
    writeFileSync(path, "");
    expect(() => claimDataFolder(path)).toThrow(expect.objectContaining({ code: "local.data_unusable" }));
  });

  it("with a file in our place is refused with the reason, and left as it was", () => {
    writeFileSync(join(folder, entries.claims), "mine");
    expect(() => claimDataFolder(folder)).toThrow(expect.objectContaining({ code: "local.data_unusable" }));
    expect(readFileSync(join(folder, entries.claims), "utf8")).toBe("mine");
  });

  it.skipIf(process.getuid?.() === 0)("that may not be written is refused with the reason", () => {
    chmodSync(folder, 0o500);
    expect(() => claimDataFolder(folder)).toThrow(expect.objectContaining({ code: "local.data_unusable" }));
  });

  it("forgets only what this product wrote", () => {
    for (const name of [entries.database, entries.keys, "holiday.jpg"]) writeFileSync(join(folder, name), "");
    mkdirSync(join(folder, entries.mail));
    forgetData(folder);
    expect(readdirSync(folder)).toEqual(["holiday.jpg"]);
  });

  it("isn't read when another version made it, until it starts over", () => {
    checkLayout(folder, false);
    checkLayout(folder, true);
    writeFileSync(join(folder, entries.layout), '{"layout":1}');
    const open = () => checkLayout(folder, true);
    expect(open).toThrow(expect.objectContaining({ code: "local.data_other_version" }));
    rmSync(join(folder, entries.layout));
    expect(open).toThrow(expect.objectContaining({ code: "local.data_other_version" }));
    forgetData(folder);
    checkLayout(folder, false);
    open();
  });
});

describe("keys", () => {
  it("are made once and stay: sessions and pseudonyms survive a restart", () => {
    const keys = openKeys(folder);
    expect(openKeys(folder)).toEqual(keys);
    expect(keys.pairwiseKey).not.toBe(keys.sessionKey);
  });

  it("that are damaged are refused, not replaced", () => {
    writeFileSync(join(folder, entries.keys), "{");
    expect(() => openKeys(folder)).toThrow(expect.objectContaining({ code: "local.data_unusable" }));
  });
});
