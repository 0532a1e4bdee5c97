/**
 * A folder as a carrier: one JSON file per mail, for the local mailbox page and for tests.
 *
 * Invariants
 *   1. A mail is there whole or not at all: it is written aside, flushed, and linked to its name.
 *   2. One file per mail id, the first: a replay changes nothing, not even the time it was sent at.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "../kernel";
import { systemClock } from "../kernel/system";
import { checkMail, type Mail, type Mailer } from "./mailer";

export type SentMail = Mail & { readonly sentAt: Instant };

export function folderMailer(folder: string, clock = systemClock): Mailer {
  return {
    send: async (input) => {
      const mail = checkMail(input);
      const sent: SentMail = { ...mail, sentAt: clock.now() };
      await mkdir(folder, { recursive: true });
      const aside = join(folder, `.${mail.mailId}.${randomUUID()}`);
      try {
        const file = await open(aside, "wx");
        try {
          await file.writeFile(JSON.stringify(sent));
          await file.sync();
        } finally {
          await file.close();
        }
        await link(aside, join(folder, `${mail.mailId}.json`)).catch(unlessItExists);
      } finally {
        await rm(aside, { force: true });
      }
    },
    forget: async (address) => {
      let forgotten = 0;
      for (const name of await readdir(folder).catch(unlessItIsMissing)) {
        // What a crash left half written is named by a dot, and may hold the address too.
        const path = join(folder, name);
        const mail = await readFile(path, "utf8").catch(() => "");
        if (!isTo(mail, address)) continue;
        await rm(path, { force: true });
        forgotten += 1;
      }
      return forgotten;
    },
  };
}

/** Half a file still tells: a mail's address comes before its text. */
const isTo = (mail: string, address: string): boolean =>
  /"to":("[^"]*")/.exec(mail)?.[1]?.toLowerCase() === JSON.stringify(address.trim().toLowerCase());

function unlessItIsMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOENT") return [];
  throw error;
}

function unlessItExists(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
